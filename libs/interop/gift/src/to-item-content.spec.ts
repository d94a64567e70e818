import { dryRun, type GiftDryRun, type GiftLine } from './dry-run';

/** Takes scripts and handlers out, as the product's own sanitiser does. */
const sanitise = (html: string) => html.replace(/<script[^>]*>[^]*?<\/script>/g, '').replace(/ on[a-z]+="[^"]*"/g, '');

function run(text: string | Uint8Array): GiftDryRun {
  const result = dryRun(text, sanitise);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
const only = (text: string): GiftLine => {
  const { lines } = run(text);
  expect(lines).toHaveLength(1);
  return lines[0]!;
};
const contentOf = (text: string) => {
  const line = only(text);
  if (line.status === 'refused') throw new Error(JSON.stringify(line.reason));
  return line.content;
};

test('an instructor’s bank of five types becomes five items', () => {
  const bank = run([
    '$CATEGORY: Etika\n\n::Nilai:: Core values ASN? {\n=BerAKHLAK#Benar.\n~ANEKA\n####Surat Edaran 20/2021}',
    '::Gratifikasi:: Pilih dua. {~%50%Lapor ~%50%Tolak ~%-50%Terima ~%-50%Tunda#Jangan.}',
    '::Hadiah:: Boleh diterima. {FALSE#Wajib ditolak.#Tepat.}',
    '::Huruf A:: A pada BerAKHLAK {=akuntabel =Akuntabel =%50%akuntabilitas}',
    '::Jam:: Jam kerja? {#37..38}',
  ].join('\n\n'));
  expect(bank).toMatchObject({ total: 5, taken: 5, changed: 0, refused: 0, categories: ['Etika'] });
  expect(bank.lines.map((line) => line.status !== 'refused' && { interaction: line.content.interaction, key: line.content.key, feedback: line.content.feedback })).toEqual([
    {
      interaction: { type: 'single-choice', shuffle: true, options: [{ id: 'a', text: 'BerAKHLAK' }, { id: 'b', text: 'ANEKA' }] },
      key: { type: 'single-choice', optionId: 'a' },
      feedback: { general: 'Surat Edaran 20/2021', byOption: { a: 'Benar.' } },
    },
    {
      interaction: { type: 'multiple-choice', shuffle: true, options: [{ id: 'a', text: 'Lapor' }, { id: 'b', text: 'Tolak' }, { id: 'c', text: 'Terima' }, { id: 'd', text: 'Tunda' }] },
      key: { type: 'multiple-choice', optionIds: ['a', 'b'] },
      feedback: { byOption: { d: 'Jangan.' } },
    },
    { interaction: { type: 'true-false' }, key: { type: 'true-false', value: false }, feedback: { byOption: { true: 'Wajib ditolak.', false: 'Tepat.' } } },
    {
      interaction: { type: 'short-text' },
      key: { type: 'short-text', caseSensitive: false, accepted: [{ text: 'akuntabel', creditPercent: 100 }, { text: 'akuntabilitas', creditPercent: 50 }] },
      feedback: {},
    },
    { interaction: { type: 'numeric' }, key: { type: 'numeric', accepted: [{ value: '37.5', tolerance: '0.5', creditPercent: 100 }] }, feedback: {} },
  ]);
});

test('pairs become a matching: equal right sides one choice, one without a left side a distractor, ids that tell nothing', () => {
  const content = contentOf('::Pasangan:: Cocokkan. {=[html]<b>Lapor</b> -> KPK =Tolak -> KPK =Catat -> Register = -> Arsip}');
  if (content.interaction.type !== 'matching' || content.key.type !== 'matching') throw new Error(content.interaction.type);
  const { prompts, choices } = content.interaction;
  expect(prompts).toEqual([{ id: 'a', text: '<b>Lapor</b>' }, { id: 'b', text: 'Tolak' }, { id: 'c', text: 'Catat' }]);
  expect(choices.map(({ text }) => text)).toEqual(['KPK', 'Register', 'Arsip']);
  expect(choices.every(({ id }) => /^[a-z]{8}$/.test(id))).toBe(true);
  expect(content.key.pairs).toEqual({ a: choices[0]?.id, b: choices[0]?.id, c: choices[1]?.id });
  expect(contentOf('::Pasangan:: Cocokkan. {=[html]<b>Lapor</b> -> KPK =Tolak -> KPK =Catat -> Register = -> Arsip}')).toEqual(content);
});

test('wrong options that all cost the same are negative marking', () => {
  expect(contentOf('P {=a ~%-25%b ~%-25%c}')).toMatchObject({ penaltyPercent: 25, key: { optionId: 'a' } });
  expect(only('P {=a ~%-25%b ~%-25%c}').status).toBe('taken');
});

test('an essay is taken with a rubric that its author is told to look at', () => {
  const line = only('::Esai:: Jelaskan. {####Lihat modul 2}');
  expect(line).toMatchObject({ status: 'changed', type: 'essay', reason: { code: 'RubricAssumed', longest: 5_000 } });
  expect(line.status !== 'refused' && line.content).toMatchObject({ interaction: { type: 'essay', longest: 5_000 }, key: { markers: 1, rubric: [{ weightPercent: 100 }] }, feedback: { general: 'Lihat modul 2' } });
});

test('the text of an escaped question shows what was meant', () => {
  expect(contentOf('::Q1:: 1+1\\=2 dan \\{x\\|x\\>0\\} {T}')).toMatchObject({ title: 'Q1', stem: '1+1=2 dan {x|x&gt;0}', key: { value: true } });
});

test('ranges keep their bounds exactly', () => {
  const key = (text: string) => contentOf(`B? {#${text}}`).key;
  expect(key('3.141..3.142')).toMatchObject({ accepted: [{ value: '3.1415', tolerance: '0.0005' }] });
  expect(key('-3.142..-3.141')).toMatchObject({ accepted: [{ value: '-3.1415', tolerance: '0.0005' }] });
  expect(key('1..5')).toMatchObject({ accepted: [{ value: '3', tolerance: '2' }] });
  expect(key('0.1..0.1')).toMatchObject({ accepted: [{ value: '0.1', tolerance: '0' }] });
});

test.each<[string, string, object]>([
  ['a match of one pair', 'P {=a -> b = -> d}', { code: 'TooFewOptions', list: 'prompts', count: 1 }],
  ['a match with the same left side twice', 'P {=a -> b =a -> d}', { code: 'OptionsEqual', list: 'prompts', position: 2, otherPosition: 1 }],
  ['a match where everything belongs to one right side', 'P {=a -> b =c -> b}', { code: 'TooFewOptions', list: 'choices', count: 1 }],
  ['a match with an empty right side', 'P {=a -> b =c -> }', { code: 'OptionEmpty', list: 'choices', position: 2 }],
  ['HTML cut by a sign in a match', '[html]P {=<a href="x">a</a> -> b =c -> d}', { code: 'PairWithoutArrow' }],
  ['a description', 'Bacalah dahulu.', { code: 'TypeNotSupported', type: 'description' }],
  ['half credit for an option', 'P {~a ~%50%b =c}', { code: 'PartialCreditNotSupported', position: 2, percent: 50 }],
  ['two right options where one is chosen', 'P {=a =b ~c}', { code: 'SeveralRightOptions', count: 2 }],
  ['no right option', 'P {~a ~b}', { code: 'KeyMissing' }],
  ['one option', 'P {~%100%a}', { code: 'TooFewOptions', count: 1 }],
  ['equal options', 'P {=a ~b ~b}', { code: 'OptionsEqual', position: 3, otherPosition: 2 }],
  ['an empty option', 'P {=a ~ ~b}', { code: 'OptionEmpty', position: 2 }],
  ['an option that was only a script', '[html]P {=a ~<script>alert(1)</script>}', { code: 'OptionEmpty', position: 2 }],
  ['a wildcard', 'P {=kolo*r}', { code: 'WildcardNotSupported', position: 1, text: 'kolo*r' }],
  ['half credit at best', 'P {=%50%a}', { code: 'NoFullCredit', highestPercent: 50 }],
  ['nothing accepted', 'P {=%0%*#salah}', { code: 'NoAcceptedAnswer' }],
  ['a negative tolerance', 'P {#3:-1}', { code: 'ToleranceNegative', position: 1, text: '-1' }],
  ['HTML cut by a sign without its backslash', '[html]P {=<a href="x">a</a> ~b}', { code: 'MarkupCutOff', text: '<a href' }],
])('%s is refused by name', (_, text, reason) => {
  expect(only(text)).toMatchObject({ line: 1, status: 'refused', reason });
});

test.each<[string, string, object[]]>([
  ['a penalty for some wrong options alone', 'P {=a ~%-25%b ~c}', [{ code: 'PenaltyDropped', position: 2, percent: -25 }]],
  ['wrong ticks that cost nothing', 'P {~%50%a ~%50%b ~c}', [{ code: 'WeightsByOurRule' }]],
  ['uneven weights', 'P {~%70%a ~%30%b ~%-100%c}', [{ code: 'WeightsByOurRule' }]],
  ['feedback to an accepted text', 'P {=a#bagus}', [{ code: 'AnswerFeedbackDropped' }]],
  ['feedback to all other numbers', 'P {#3:1~#bukan}', [{ code: 'AnswerFeedbackDropped' }]],
  ['thirds', 'P {=a =%33.33333%b}', [{ code: 'CreditRounded', position: 2, percent: 33.33333, credit: 33 }]],
  ['script and handlers', '[html]<p onclick\\="x()">P</p><script>1</script> {T}', [{ code: 'MarkupRemoved', names: ['onclick', 'script'] }]],
  ['a picture beside the file', '[html]P <img src\\="@@PLUGINFILE@@/logo.jpg"> {T}', [{ code: 'FileMissing', names: ['logo.jpg'] }]],
  ['a title longer than ours', `::${'x'.repeat(201)}:: P {T}`, [{ code: 'TitleShortened', limit: 200 }]],
])('%s is taken and said', (_, text, changes) => {
  const line = only(text);
  expect(line).toMatchObject({ status: 'changed', reason: changes[0] });
  expect(line.status === 'changed' && line.changes).toEqual(changes);
});

test('what changes nothing is not said', () => {
  for (const text of ['P {~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d}', 'P {=a =%0%*}', '[html]<p class\\="x">P</p> {T}', 'P {=5 \\* 3}']) {
    expect(only(text).status).toBe('taken');
  }
  expect(contentOf('P {=5 \\* 3}').key).toMatchObject({ accepted: [{ text: '5 * 3' }] });
});

test('only HTML may bring markup; Markdown keeps emphasis, code and lists', () => {
  expect(contentOf('Apa <b>itu</b>? {T}').stem).toBe('Apa &lt;b&gt;itu&lt;/b&gt;?');
  expect(contentOf('[plain]Apa & <i>\\nitu? {T}').stem).toBe('Apa &amp; &lt;i&gt;<br>itu?');
  expect(contentOf('[markdown]Siapa **Kepala _Dinas_** di `a*b*c` <script>x</script>? {T}').stem)
    .toBe('Siapa <strong>Kepala <em>Dinas</em></strong> di <code>a*b*c</code> &lt;script&gt;x&lt;/script&gt;?');
  expect(contentOf('[markdown]Urutan\\:\\n\\n1. terima\\n2. catat\\n   dulu\\n\\nLalu\\n- satu\\n- dua {T}').stem)
    .toBe('<p>Urutan:</p><ol><li>terima</li><li>catat dulu</li></ol><p>Lalu</p><ul><li>satu</li><li>dua</li></ul>');
});

test('a question without a name is titled by its stem, one without words by its line', () => {
  expect(contentOf(`\n\n${'kata '.repeat(40)} {T}`).title).toMatch(/^kata .{0,78}…$/);
  expect(contentOf('// x\n[html]<img src\\="/files/1.png"> {T}').title).toBe('#2');
  expect(only('Jelaskan. {}').name).toBe('Jelaskan.');
});
