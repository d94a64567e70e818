import { parseGift } from './parse-gift';

const one = (text: string) => {
  const { questions, refusals } = parseGift(text);
  if (refusals.length > 0 || questions.length !== 1) throw new Error(JSON.stringify({ questions, refusals }));
  return questions[0]!;
};
const faults = (text: string) => parseGift(text).refusals.map(({ line, fault }) => ({ line, ...fault }));

test('escaped control characters are text', () => {
  expect(one('::Q1:: 1+1\\=2 dan \\{x\\|x\\>0\\} {T}')).toMatchObject({
    type: 'truefalse', isTrue: true, name: 'Q1', stem: { format: 'moodle', text: '1+1=2 dan {x|x>0}' },
  });
  expect(one('Harga \\#1 \\~ 50\\: \\\\= apa? {=a\\=b#c\\#d ~\\~}')).toMatchObject({
    stem: { text: 'Harga #1 ~ 50: \\= apa?' }, choices: [{ text: { text: 'a=b' }, feedback: { text: 'c#d' } }, { text: { text: '~' } }],
  });
  expect(one('Baris\\nkedua \\alpha {}').stem.text).toBe('Baris\nkedua \\alpha');
});

test('the same without the escapes is refused by its line, and takes nothing with it', () => {
  const { questions, refusals } = parseGift('Satu {T}\n\n// ket\n::Q1:: 1+1=2 dan\n{x|x>0} {T}\n\nTiga {F}');
  expect(questions.map(({ line, stem }) => [line, stem.text])).toEqual([[1, 'Satu'], [7, 'Tiga']]);
  expect(refusals).toEqual([{
    line: 5, questionLine: 4, name: 'Q1', raw: '// ket\n::Q1:: 1+1=2 dan\n{x|x>0} {T}', fault: { code: 'BraceNotEscaped' },
  }]);
});

test('a brace that stays open is named by its line; the next question is there', () => {
  const text = 'Satu {T}\n\n::Dua::\nApa? {\n  =a\n  ~b\n\nTiga {F}\n';
  expect(faults(text)).toEqual([{ line: 4, code: 'BraceNotClosed' }]);
  expect(parseGift(text).questions.map(({ line }) => line)).toEqual([1, 8]);
  expect(faults('Apa } ini? {T}')).toEqual([{ line: 1, code: 'BraceNotOpened' }]);
  expect(faults('Apa =a ~b}')).toEqual([{ line: 1, code: 'BraceNotOpened' }]);
  expect(faults('Apa {=a {x} ~b}')).toEqual([{ line: 1, code: 'BraceNotEscaped' }]);
});

test('what else cannot be read is named', () => {
  expect(faults('::Tanpa akhir Apa? {T}')).toEqual([{ line: 1, code: 'NameNotClosed' }]);
  expect(faults('::Judul:: {T}')).toEqual([{ line: 1, code: 'StemEmpty' }]);
  expect(faults('Apa? {\nGrant ~Jefferson =x}')).toEqual([{ line: 2, code: 'TextBeforeOptions', text: 'Grant' }]);
  expect(faults('Berapa? {#}')).toEqual([{ line: 1, code: 'NoAcceptedAnswer' }]);
  expect(faults('Berapa? {#\n=3,5}')).toEqual([{ line: 2, code: 'NumberNotReadable', text: '3,5' }]);
  expect(faults('Berapa? {#3:x}')).toEqual([{ line: 1, code: 'NumberNotReadable', text: 'x' }]);
  expect(faults('Berapa? {#5..3}')).toEqual([{ line: 1, code: 'RangeReversed', text: '5..3' }]);
  expect(faults('Pasangkan {=a -> b\n=c}')).toEqual([{ line: 2, code: 'PairWithoutArrow', text: '=c' }]);
});

test('types are told apart by their answers', () => {
  const types = (answers: string[]) => answers.map((answer) => one(`Apa? ${answer}`).type);
  expect(types(['{}', '{####umum}', '{T}', '{FALSE#x}', '{true}', '{=T}', '{ya}', '{=a =b}', '{=a ~b}', '{~%50%a ~%50%b}', '{#3}', '{# =3:0.1 =%50%4}', '{=a -> b =c -> d}', '']))
    .toEqual(['essay', 'essay', 'truefalse', 'truefalse', 'short', 'short', 'short', 'short', 'single', 'multi', 'numerical', 'numerical', 'match', 'description']);
});

test('numbers: value, tolerance, range, several with credit, feedback for the rest in both spellings', () => {
  expect(one('B? {#37.5:0.01#Ya.}')).toMatchObject({ answers: [{ accepts: { value: '37.5', tolerance: '0.01' }, feedback: { text: 'Ya.' } }], otherFeedback: null });
  expect(one('B? {#-5..5}')).toMatchObject({ answers: [{ accepts: { kind: 'range', low: '-5', high: '5' } }] });
  expect(one('B? {#=1822:0#tepat =%50%.5e1:2 =%0%*#salah}')).toMatchObject({
    answers: [{ weight: null, accepts: { value: '1822', tolerance: '0' } }, { weight: 50, accepts: { value: '5', tolerance: '2' } }],
    otherFeedback: { text: 'salah' },
  });
});

test('a gap is where the answers stood; a stray quote behind them is none', () => {
  expect(one('Ibu kota {=Serang} ada di Banten.')).toMatchObject({ hasGap: true, stem: { text: 'Ibu kota _____ ada di Banten.' } });
  expect(one('{=Serang} ibu kota Banten')).toMatchObject({ hasGap: true, stem: { text: '_____ ibu kota Banten' } });
  expect(one('Ibu kota? {=Serang}";')).toMatchObject({ hasGap: false, stem: { text: 'Ibu kota?' } });
});

test('formats are inherited from the stem, and lines of the file only wrap the text', () => {
  expect(one('[html]<p>Satu\n  dua</p> {=<b>a</b>#x ~[plain]b#[markdown]c\n  d ####[moodle]e}')).toMatchObject({
    stem: { format: 'html', text: '<p>Satu dua</p>' },
    choices: [
      { text: { format: 'html', text: '<b>a</b>' }, feedback: { format: 'html', text: 'x' } },
      { text: { format: 'plain' }, feedback: { format: 'markdown', text: 'c\n  d' } },
    ],
    generalFeedback: { format: 'moodle', text: 'e' },
  });
  expect(one('[latex] apa {T}').stem).toEqual({ format: 'moodle', text: '[latex] apa' });
});

test('categories hold until the next; comments carry id number and tags', () => {
  const { questions, categories } = parseGift([
    'Satu {T}', '$CATEGORY: a/b', '// [id:A-1] [tag:etika] [tag:dasar]', '::Dua:: Dua {T}', '// [id:A\\]2]', '::Tiga:: Tiga {F}', '', '$CATEGORY: c', '', 'Empat {T}',
  ].join('\n'));
  expect(categories).toEqual([{ line: 2, path: 'a/b' }, { line: 8, path: 'c' }]);
  expect(questions.map(({ line, category, idNumber, tags }) => [line, category, idNumber, tags])).toEqual([
    [1, null, null, []], [4, 'a/b', 'A-1', ['etika', 'dasar']], [6, 'a/b', 'A]2', []], [10, 'c', null, []],
  ]);
});

test('comments and blank lines inside the braces do not end a question', () => {
  expect(one('Apa? {\n// benar\n=a\n\n// salah\n~b\n\n}')).toMatchObject({ type: 'single', choices: [{ text: { text: 'a' } }, { text: { text: 'b' } }] });
});

test('any line end will do, and four-byte characters are characters', () => {
  const text = 'Pilih 👍🏽 atau 𝐁\n{=✅#👍\n~❌}\n\nDua {T}\n';
  const expected = parseGift(text).questions.map(({ raw: _, ...question }) => question);
  expect(expected[0]).toMatchObject({ stem: { text: 'Pilih 👍🏽 atau 𝐁' }, choices: [{ text: { text: '✅' } }, { text: { text: '❌' } }] });
  for (const end of ['\r\n', '\r']) expect(parseGift(text.replaceAll('\n', end)).questions.map(({ raw: _, ...question }) => question)).toEqual(expected);
});

test('nothing in, nothing out', () => {
  expect(parseGift('')).toEqual({ questions: [], categories: [], refusals: [] });
  expect(parseGift('\n// hanya komentar\n\n').questions).toEqual([]);
});

describe('time grows with the length alone', () => {
  const length = 300_000;
  test.each([
    ['opening braces', '{'.repeat(length)],
    ['backslashes', `Apa ${'\\'.repeat(length)} {T}`],
    ['blank lines in an open brace', `Apa {\n${'\n'.repeat(length)}=a ~b}`],
    ['blanks', `Apa${' '.repeat(length)}x {T}`],
    ['stars of Markdown', `[markdown]${'*_`'.repeat(length / 3)} {T}`],
    ['options', `Apa {${'~a '.repeat(length / 3)}}`],
    ['colons', '::'.repeat(length / 2)],
    ['names without end', '::x\n'.repeat(length / 4)],
    ['per cents', `Apa {~${'%1'.repeat(length / 2)} =b}`],
    ['tags', `[html]${'<a '.repeat(length / 3)} {T}`],
    ['one attribute', `[html]<a ${'b'.repeat(length)}> {T}`],
    ['labels in a comment', `// ${'[tag:'.repeat(length / 5)}\nApa {T}`],
  ])('%s', async (_, text) => {
    const { dryRun } = await import('./dry-run');
    const started = performance.now();
    expect(dryRun(text, (html) => html).ok).toBe(true);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('ten thousand questions', async () => {
    const { dryRun } = await import('./dry-run');
    const text = Array.from({ length: 10_000 }, (_, index) => `::S${index}:: Soal ke-${index}? {\n  =benar${index}#Ya.\n  ~salah#Bukan.\n  ~keliru\n}`).join('\n\n');
    const started = performance.now();
    const run = dryRun(text, (html) => html);
    expect(run.ok && run.value).toMatchObject({ total: 10_000, taken: 10_000, refused: 0 });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
