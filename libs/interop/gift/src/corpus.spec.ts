import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dryRun } from './dry-run';
import type { GiftNumberAnswer, GiftQuestion, GiftText, TextFormat } from './gift-question';
import { parseGift } from './parse-gift';

const folder = join(__dirname, '../../../../../shared/corpus/gift');
const given = existsSync(folder);
if (!given) console.log('skipped: the folder of given material is not beside this repository');
const whenGiven = given ? describe : describe.skip;

const read = (name: string) => parseGift(readFileSync(join(folder, name), 'utf8'));
const named = (name: string, title: string): GiftQuestion => {
  const found = read(name).questions.find((question) => question.name === title);
  if (!found) throw new Error(`no question ${title}`);
  return found;
};
const text = (format: TextFormat, words: string): GiftText => ({ format, text: words });

whenGiven('question banks of others, counted', () => {
  test.each([
    ['moodle-questions.gift', 9, { essay: 1, match: 1, single: 1, multi: 1, numerical: 1, short: 1, truefalse: 3, description: 0 }, []],
    ['moodle-examples.gift', 43, { essay: 0, match: 3, single: 16, multi: 2, numerical: 8, short: 9, truefalse: 5, description: 0 }, []],
    ['moodle-in-category.gift', 4, { essay: 0, match: 1, single: 1, multi: 0, numerical: 0, short: 1, truefalse: 1, description: 0 }, ['$course$/Default for New Features']],
    ['asn-etika-invented.gift', 7, { essay: 1, match: 1, single: 1, multi: 1, numerical: 1, short: 1, truefalse: 1, description: 0 }, ['$course$/top/Latsar/Etika ASN']],
  ])('%s has %i questions', (name, total, byType, categories) => {
    const run = dryRun(readFileSync(join(folder, name)), (html) => html);
    expect(run.ok && run.value).toMatchObject({ total, byType, categories });
    expect(run.ok && run.value.taken + run.value.refused).toBe(total);
    expect(run.ok && run.value.lines.filter((line) => line.type === 'unknown')).toEqual([]);
  });
});

whenGiven('question banks of others, taken as items', () => {
  test.each([
    ['moodle-questions.gift', { taken: 9, changed: 4, refused: 0 }, []],
    ['moodle-in-category.gift', { taken: 4, changed: 0, refused: 0 }, []],
    ['asn-etika-invented.gift', { taken: 7, changed: 3, refused: 0 }, []],
    ['moodle-examples.gift', { taken: 40, changed: 6, refused: 3 }, ['PartialCreditNotSupported', 'PartialCreditNotSupported', 'PartialCreditNotSupported']],
  ])('%s', (name, counts, reasons) => {
    const run = dryRun(readFileSync(join(folder, name)), (html) => html);
    expect(run.ok && run.value).toMatchObject(counts);
    expect(run.ok && run.value.lines.flatMap((line) => (line.status === 'refused' ? [line.reason.code] : []))).toEqual(reasons);
  });

  test("Moodle's match becomes a matching of four prompts with a distractor", () => {
    const run = dryRun(readFileSync(join(folder, 'moodle-questions.gift')), (html) => html);
    const line = run.ok ? run.value.lines.find(({ name: title }) => title === 'Moodle activities') : undefined;
    if (line?.status !== 'taken' || line.content.interaction.type !== 'matching' || line.content.key.type !== 'matching') throw new Error(line?.status);
    const { interaction: { prompts, choices }, key } = line.content;
    expect(choices.map(({ text: words }) => words)).toEqual(['Forum', 'Choice', 'Database', 'Wiki', 'Chat']);
    expect(prompts.map(({ id }) => key.pairs[id])).toEqual(choices.slice(0, 4).map(({ id }) => id));
  });
});

whenGiven("Moodle's own sample, value by value", () => {
  const file = 'moodle-questions.gift';

  test('a match keeps the format of each left side and its distractor', () => {
    const question = named(file, 'Moodle activities');
    expect(question.type === 'match' && question.pairs.map(({ left, right }) => [left?.format, right])).toEqual([
      ['html', 'Forum'], ['moodle', 'Choice'], ['plain', 'Database'], ['markdown', 'Wiki'], [undefined, 'Chat'],
    ]);
  });

  test('a single choice and its feedback', () => {
    expect(named(file, 'Q2')).toMatchObject({
      type: 'single',
      choices: [
        { right: true, text: text('moodle', 'yellow'), feedback: text('moodle', 'right; good!') },
        { right: false, text: text('moodle', 'red'), feedback: text('html', "wrong, it's yellow") },
        { right: false, text: text('plain', 'blue'), feedback: text('moodle', "wrong, it's yellow") },
      ],
    });
  });

  test('weights of several answers', () => {
    const question = named(file, 'colours');
    expect(question.type === 'multi' && question.choices.map((choice) => [choice.text.text, choice.weight])).toEqual([
      ['yellow', 50], ['red', -100], ['off-beige', 50], ['blue', -100],
    ]);
  });

  test('a number with feedback for everything else, and a stray quote and semicolon behind it', () => {
    expect(named(file, 'Q5')).toMatchObject({
      hasGap: false,
      stem: text('moodle', 'What is a number from 1 to 5?'),
      type: 'numerical',
      answers: [{ weight: null, accepts: { kind: 'value', value: '3', tolerance: '2' } }],
      otherFeedback: text('moodle', 'Completely wrong'),
    });
  });

  test('a short answer with credits', () => {
    const question = named(file, 'Shortanswer');
    expect(question.type === 'short' && question.answers.map((answer) => [answer.text, answer.weight, answer.feedback?.text])).toEqual([
      ['Frog', null, 'Good!'], ['Cat', 50, 'What is it with Moodlers and cats?'], ['*', 0, 'Completely wrong'],
    ]);
  });

  test('in true/false the first feedback is for the wrong response, the second for the right one', () => {
    expect(named(file, 'Q1')).toMatchObject({
      type: 'truefalse',
      isTrue: false,
      wrongFeedback: text('moodle', '42 is the Ultimate Answer.'),
      rightFeedback: text('moodle', 'You gave the right answer.'),
      generalFeedback: text('moodle', "This is, of course, a Hitchiker's Guide to the Galaxy reference."),
    });
  });
});

/** A question as the other parser writes it. */
interface Expected {
  type: string; title: string | null; id: string | null; stem: GiftText; hasEmbeddedAnswers: boolean; globalFeedback?: GiftText | null;
  isTrue: boolean; trueFeedback: GiftText | null; falseFeedback: GiftText | null;
  choices: ExpectedChoice[] | Partial<ExpectedNumber>; matchPairs: { subquestion: GiftText; subanswer: string }[];
}
interface ExpectedNumber { type: 'simple' | 'range' | 'high-low'; number: number; range: number; numberHigh: number; numberLow: number }
interface ExpectedChoice { isCorrect: boolean; weight: number | null; text: GiftText | Partial<ExpectedNumber>; feedback: GiftText | null }

/** The other parser puts a blank between a gap and the full stop behind it. */
const stemOf = ({ format, text: words }: GiftText) => text(format, words.replace(/_____ \./g, '_____.'));

function numberOf(accepts: GiftNumberAnswer['accepts']): Partial<ExpectedNumber> {
  if (accepts.kind === 'range') return { type: 'high-low', numberHigh: Number(accepts.high), numberLow: Number(accepts.low) };
  return accepts.tolerance === null
    ? { type: 'simple', number: Number(accepts.value) }
    : { type: 'range', number: Number(accepts.value), range: Number(accepts.tolerance) };
}

/** What we read, in the shape of the other parser. */
function inTheirShape(question: GiftQuestion): Partial<Expected> {
  const head = { title: question.name, id: question.idNumber, stem: stemOf(question.stem), hasEmbeddedAnswers: question.hasGap };
  const withFeedback = { ...head, globalFeedback: question.generalFeedback };
  switch (question.type) {
    case 'description':
      return { ...head, type: 'Description' };
    case 'essay':
      return { ...withFeedback, type: 'Essay' };
    case 'truefalse':
      // They name the first feedback "for true" whatever the key; the positions are what can be compared.
      return { ...withFeedback, type: 'TF', isTrue: question.isTrue, trueFeedback: question.wrongFeedback, falseFeedback: question.rightFeedback };
    case 'match':
      return { ...withFeedback, type: 'Matching', matchPairs: question.pairs.map(({ left, right }) => ({ subquestion: left ?? text('moodle', ''), subanswer: right })) };
    case 'single':
    case 'multi':
      return { ...withFeedback, type: 'MC', choices: question.choices.map(({ right, weight, text: words, feedback }) => ({ isCorrect: right, weight, text: words, feedback })) };
    case 'short':
      return { ...withFeedback, type: 'Short', choices: question.answers.map(({ weight, text: words, feedback }) => ({ isCorrect: true, weight, text: text(question.stem.format, words), feedback })) };
    case 'numerical': {
      const [only] = question.answers;
      const inline = question.answers.length === 1 && only?.feedback === null && !/=/.test(question.raw.split('{#')[1] ?? '');
      const list = question.answers.map(({ weight, accepts, feedback }) => ({ isCorrect: true, weight, text: numberOf(accepts), feedback }));
      return { ...withFeedback, type: 'Numerical', choices: inline && only ? numberOf(only.accepts) : list };
    }
  }
}

whenGiven('files another parser has read', () => {
  const files = given ? readdirSync(join(folder, 'fuhrmanator')).filter((name) => name.endsWith('.gift')) : ['none'];

  test('there are some', () => expect(files.length).toBeGreaterThan(20));

  test.each(files)('%s is read the same', (name) => {
    const expected = JSON.parse(readFileSync(join(folder, 'fuhrmanator', name.replace('.gift', '.expected.json')), 'utf8')) as Expected[];
    const { questions, categories, refusals } = read(`fuhrmanator/${name}`);
    expect(refusals).toEqual([]);
    expect(categories.map(({ path }) => path)).toEqual(expected.filter(({ type }) => type === 'Category').map(({ title }) => title));
    const theirs = expected
      .filter(({ type }) => type !== 'Category')
      .map(({ stem, ...rest }) => {
        const { tags: _, ...kept } = rest as typeof rest & { tags: unknown };
        return { ...kept, stem: stemOf(stem) };
      });
    expect(questions.map(inTheirShape)).toEqual(theirs);
  });
});
