import { type Findable, findProblems } from '@selaras/domain/course';
import { checkItem } from '@selaras/domain/item';
import { asId, type Id } from '@selaras/domain/kernel';
import { startingRules } from '@selaras/domain/scheduling';
import { unitPath } from './city/units';
import { SERVICE_COMMUNICATION } from './course-communication/course';
import { COMPLAINT_HANDLING } from './course-complaints/course';
import { CLEAR_LETTERS } from './course-letters/course';
import { REPLIES } from './course-replies/course';
import { filesNamedIn, withFileAddresses } from './files-in-pages';
import type { DemoBankItem, DemoCourse } from './shapes';
import { stableId } from './stable-id';

const COURSES: readonly DemoCourse[] = [COMPLAINT_HANDLING, SERVICE_COMMUNICATION, CLEAR_LETTERS, REPLIES];
const bankOf = (course: DemoCourse): readonly DemoBankItem[] => [...course.pair.items, ...course.spareItems];
const ITEMS = COURSES.flatMap(bankOf);
const EXCLAMATION = /(?<!SP4N-LAPOR)!/;
const ALLOWED_TAGS = new Set(['p', 'h3', 'h4', 'ul', 'ol', 'li', 'strong', 'em', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'blockquote', 'img']);

const plain = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();
const words = (pages: readonly string[]): number => plain(pages.join(' ')).split(' ').length;

test('the test of course A is 30 items: ten for everybody, four for each case; three are for practice, three more in its bank', () => {
  const items = COMPLAINT_HANDLING.pair.items.filter((item) => item.part !== 'practice');
  expect(COMPLAINT_HANDLING.pair.items).toHaveLength(33);
  const caseItems = items.filter((item) => item.part === 'case');
  expect(items).toHaveLength(30);
  expect(items.filter((item) => item.part === 'core')).toHaveLength(10);
  for (const unit of [null, 'dukcapil', 'satpol-pp', 'rsud', 'kecamatan']) {
    expect(caseItems.filter((item) => item.unit === unit)).toHaveLength(4);
  }
  expect(new Set(items.map((item) => item.content.interaction.type)).size).toBe(8);
  expect(COMPLAINT_HANDLING.spareItems).toHaveLength(3);
});

test.each(ITEMS.map((item) => [item.slug, item] as const))('%s can be answered, and only by its key', (_, item) => {
  const { interaction, key, feedback } = item.content;
  expect(checkItem(item.content)).toEqual([]);
  expect(item.content.maximum).toBe(key.type === 'essay' ? 400 : 100);
  expect(feedback.general).toMatch(/^<p>.+<\/p>$/);
  if ('options' in interaction) {
    const ids = interaction.options.map((option) => option.id);
    expect(Object.keys(feedback.byOption ?? {})).toEqual(ids);
    if (key.type === 'multiple-choice') {
      expect(key.optionIds.length).toBeLessThan(ids.length);
    }
  }
});

test('every objective is measured, taught, and known', () => {
  for (const course of COURSES) {
    const codes = course.objectives.map((objective) => objective.code);
    const measured = new Set(course.pair.items.map((item) => item.objectiveCode));
    const taught = new Set(course.modules.flatMap((module) => module.objectiveCodes));
    expect([...measured].sort()).toEqual(codes);
    expect([...taught].sort()).toEqual(codes);
  }
});

test('neither the place nor the length of the key gives it away', () => {
  const single = bankOf(COMPLAINT_HANDLING).filter((item) => item.content.key.type === 'single-choice');
  const places = new Map<string, number>();
  let longest = 0;
  let ratio = 0;
  for (const item of single) {
    const keyed = keyLengths(item);
    places.set(keyed.id, (places.get(keyed.id) ?? 0) + 1);
    longest += keyed.key > Math.max(...keyed.others) ? 1 : 0;
    ratio += keyed.key / (keyed.others.reduce((sum, length) => sum + length, 0) / keyed.others.length) / single.length;
  }
  expect([...places.values()].every((count) => count >= 3 && count <= 5)).toBe(true);
  expect(longest / single.length).toBeLessThan(0.4);
  expect(ratio).toBeGreaterThan(0.93);
  expect(ratio).toBeLessThan(1.07);
});

function keyLengths(item: DemoBankItem): { id: string; key: number; others: number[] } {
  const { interaction, key } = item.content;
  if (interaction.type !== 'single-choice' || key.type !== 'single-choice') throw new TypeError(`${item.slug} is not single choice`);
  const length = (text: string): number => plain(text).length;
  return {
    id: key.optionId,
    key: length(interaction.options.find((option) => option.id === key.optionId)?.text ?? ''),
    others: interaction.options.filter((option) => option.id !== key.optionId).map((option) => length(option.text)),
  };
}

test('every text is light markup, well nested, and speaks calmly', () => {
  const texts = COURSES.flatMap((course) => [
    ...course.modules.flatMap((module) => module.variants.flatMap((variant) => variant.pages)),
    ...bankOf(course).flatMap(({ content }) => [content.stem, content.feedback.general ?? '', ...Object.values(content.feedback.byOption ?? {})]),
  ]);
  for (const text of texts) {
    expect(plain(text)).not.toMatch(EXCLAMATION);
    const open: string[] = [];
    for (const [, closing, name] of text.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      expect(ALLOWED_TAGS).toContain(name);
      if (name === 'img') continue;
      if (closing) expect(open.pop()).toBe(name);
      else open.push(name ?? '');
    }
    expect(open).toEqual([]);
  }
});

test('the core comes first, variants are told apart, and prerequisites come earlier', () => {
  for (const course of COURSES) {
    course.modules.forEach((module, index) => {
      const audiences = module.variants.map((variant) => `${variant.unit}/${variant.level}`);
      expect(audiences[0]).toBe('null/null');
      expect(new Set(audiences).size).toBe(audiences.length);
      const earlier = course.modules.slice(0, index).map((other) => other.slug);
      for (const required of module.requires) expect(earlier).toContain(required);
      for (const variant of module.variants) expect(variant.reviewedCoreRevision).toBeLessThanOrEqual(module.coreRevision);
    });
  }
});

test('course A is written out: each module and each unit case is long enough to learn from', () => {
  for (const module of COMPLAINT_HANDLING.modules) {
    for (const variant of module.variants) {
      expect(variant.pages.length).toBeGreaterThanOrEqual(3);
      expect(words(variant.pages)).toBeGreaterThan(400);
    }
  }
});

test('files named in the pages exist in their module and get an address', () => {
  for (const module of COURSES.flatMap((course) => course.modules)) {
    const slugs = module.files.map((file) => file.slug);
    for (const variant of module.variants) {
      for (const slug of variant.pages.flatMap(filesNamedIn)) expect(slugs).toContain(slug);
      const pages = withFileAddresses(variant.pages, (slug) => `/files/${slug}`);
      expect(pages.join('')).not.toContain('demo-file:');
    }
  }
  expect(() => withFileAddresses(['<img src="demo-file:tidak-ada" alt="">'], () => undefined)).toThrow('tidak-ada');
});

test('the diagram is a static picture: nothing in it runs or is fetched', () => {
  const diagram = COMPLAINT_HANDLING.modules.flatMap((module) => module.files).find((file) => file.mediaType === 'image/svg+xml');
  expect(diagram?.text).toMatch(/^<svg [^>]*viewBox/);
  expect(diagram?.text).not.toMatch(/<script|\son\w+=|href|foreignObject|url\(/i);
});

test('course A has nothing to report; course B shows what is stale, missing and too few', () => {
  const codes = (course: DemoCourse): string[] => [...new Set(findProblems(asVersion(course), UNIT_PATHS).map((finding) => finding.code))].sort();
  expect(codes(COMPLAINT_HANDLING)).toEqual([]);
  // Letters are written alike in every unit: it has two forms, and no cases.
  expect(codes(CLEAR_LETTERS)).toEqual(['CoreShareUnusual']);
  expect(SERVICE_COMMUNICATION.status).toBe('draft');
  expect(SERVICE_COMMUNICATION.pair.items).toHaveLength(6);
  expect(codes(SERVICE_COMMUNICATION)).toEqual(['CaseItemsMissing', 'CaseItemsTooFew', 'VariantStale']);
});

const id = <Kind extends string>(kind: Kind, slug: string): Id<Kind> => asId<Kind>(stableId(kind, slug));
const UNIT_PATHS = new Map(
  COURSES.flatMap((course) => [...course.pair.items.map((item) => item.unit), ...course.modules.flatMap((module) => module.variants.map((variant) => variant.unit))])
    .flatMap((unit) => (unit === null ? [] : [[id('WorkUnit', unit), unitPath(unit).map((slug) => id('WorkUnit', slug))] as const])),
);

function asVersion(course: DemoCourse): Findable {
  const unitId = (unit: string | null) => (unit === null ? null : id('WorkUnit', unit));
  return {
    jp: course.jp,
    objectives: course.objectives.map((objective) => ({ ...objective, id: id('Objective', objective.code) })),
    modules: course.modules.map((module) => ({
      ...module,
      id: id('Module', module.slug),
      requiresIds: module.requires.map((slug) => id('Module', slug)),
      revision: 1,
      files: [],
      variants: module.variants.map((variant, index) => ({ ...variant, id: id('Variant', `${module.slug}/${index}`), unitId: unitId(variant.unit), revision: 1 })),
    })),
    pair: {
      passMarkPercent: course.pair.passMarkPercent,
      rules: [startingRules('pre'), startingRules('post')],
      blueprint: course.pair.blueprint,
      items: course.pair.items.map((item) => ({
        ...item, itemVersionId: id('ItemVersion', item.slug), itemId: id('Item', item.slug), unitId: unitId(item.unit), number: 1, newestNumber: 1, archived: false,
        form: item.form, difficulty: item.difficulty ?? null, section: null, required: false,
      })),
    },
  };
}
