import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTransloco, type Translation, type TranslocoLoader } from '@jsverse/transloco';
import { BankItemsDocument, GraphqlClient, SessionStore } from '@selaras/web/data-access';
import { ItemBank } from '../items/item-bank';
import { CourseStore } from '../workspace/course-store';
import { BankPage } from './bank.page';
import type { BankEntry } from './bank-search';

class NoTexts implements TranslocoLoader {
  async getTranslation(): Promise<Translation> {
    return {};
  }
}

const entry = (itemId: string, over: Partial<BankEntry> = {}): BankEntry => ({
  itemId, itemVersionId: `${itemId}v`, number: 1, type: 'true-false', title: `Butir ${itemId}`, stem: '<p>Benar?</p>', maximum: 100, objectiveCode: 'T1', difficulty: null, unit: null, tags: [],
  exposureLimit: null, learners: 0, overLimit: false, uses: [], figures: null, archived: false, revision: 1, revisedAt: '2026-11-25T08:00:00.000Z', revisedBy: 'Dewi', ...over,
});

let asked: { readonly variables: Record<string, unknown>; readonly isSearch: boolean }[];
let stored: BankEntry[];
let answerChange: (variables: Record<string, unknown>) => unknown;

beforeEach(() => {
  asked = [];
  stored = [entry('a'), entry('b'), entry('c')];
  const client = {
    async run(document: unknown, variables: Record<string, unknown>) {
      const isSearch = document === BankItemsDocument;
      asked.push({ variables, isSearch });
      return isSearch
        ? { bankItems: { totalCount: stored.length, tags: ['bpjs'], pageInfo: { endCursor: null, hasNextPage: false }, edges: stored.map((node) => ({ node })) } }
        : { changeItems: answerChange(variables) };
    },
  };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideTransloco({ config: { availableLangs: ['id', 'en'], defaultLang: 'id', prodMode: true, missingHandler: { logMissingKey: false } }, loader: NoTexts }),
      { provide: GraphqlClient, useValue: client },
      { provide: SessionStore, useValue: { me: signal(null) } },
      { provide: ItemBank, useValue: { forget: () => undefined } },
      { provide: CourseStore, useValue: { required: () => ({ courseId: 'course' }), version: signal(null), units: signal([]), unitById: signal(new Map()) } },
    ],
  });
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) { this.open = true; };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) { this.open = false; };
});

async function thePage() {
  const fixture = TestBed.createComponent(BankPage);
  const settle = async () => { await fixture.whenStable(); fixture.detectChanges(); await fixture.whenStable(); };
  await settle();
  const page = fixture.nativeElement as HTMLElement;
  const press = async (label: string) => {
    const button = [...page.querySelectorAll('button')].filter(({ textContent, disabled }) => textContent?.trim() === label && !disabled).at(-1);
    if (!button) throw new Error(`no button "${label}"`);
    button.click();
    await settle();
  };
  const tick = async (...titles: string[]) => {
    for (const row of page.querySelectorAll('sl-bank-row')) if (titles.some((title) => row.textContent?.includes(title))) row.querySelector('input')?.click();
    await settle();
  };
  return { page, press, tick, settle };
}
const sentChange = () => asked.filter(({ isSearch }) => !isSearch).map(({ variables }) => variables);

test('two items are archived at once, each with the revision that was seen, and one press takes it back', async () => {
  answerChange = ({ items }) => ({ __typename: 'ItemsChanged', items: (items as { itemId: string }[]).map(({ itemId }) => entry(itemId, { archived: true, revision: 2 })) });
  const { page, press, tick } = await thePage();
  await tick('Butir a', 'Butir c');
  await press('bank.bulk.archive');
  await press('bank.bulk.archive');
  expect(sentChange()).toEqual([{ courseId: 'course', change: { archived: true }, items: [{ itemId: 'a', revision: 1 }, { itemId: 'c', revision: 1 }] }]);
  expect(page.querySelector('[role=toolbar]')).toBeNull();
  await press('bank.bulk.undo');
  expect(sentChange()[1]).toEqual({ courseId: 'course', change: { archived: false }, items: [{ itemId: 'a', revision: 2 }, { itemId: 'c', revision: 2 }] });
});

test('a co-author changed one first: both are shown, nothing counts as done, and pressing again names the newer revision', async () => {
  answerChange = () => ({
    __typename: 'ItemsChangedMeanwhile',
    conflicts: [{ theirs: entry('a', { revision: 5, tags: ['bpjs'] }), mine: { objectiveCode: 'T1', difficulty: null, unitId: null, tags: [], exposureLimit: null, archived: true } }],
  });
  const { page, press, tick } = await thePage();
  await tick('Butir a', 'Butir b');
  await press('bank.bulk.archive');
  await press('bank.bulk.archive');
  const conflict = page.querySelector('sl-changed-meanwhile');
  expect(conflict?.textContent).toContain('bpjs');
  expect(conflict?.textContent).toContain('bank.archivedBadge');
  expect(page.textContent).not.toContain('bank.bulk.archived');
  await press('bank.meanwhile.again');
  expect(sentChange()[1]).toMatchObject({ items: [{ itemId: 'a', revision: 5 }, { itemId: 'b', revision: 1 }] });
  await press('bank.meanwhile.without');
  expect(sentChange()[2]).toMatchObject({ items: [{ itemId: 'b', revision: 1 }] });
});

test('a filter is asked of the server by name; what is left open is not sent', async () => {
  const { page, settle } = await thePage();
  const state = page.querySelectorAll('select')[0] as HTMLSelectElement;
  state.value = 'OVER_LIMIT';
  state.dispatchEvent(new Event('change'));
  await settle();
  expect(asked.at(-1)?.variables).toEqual({ courseId: 'course', after: null, filter: { state: 'OVER_LIMIT', sort: 'NEWEST' } });
});

test('an empty bank invites to write the first item; an item over its limit says so', async () => {
  stored = [];
  expect((await thePage()).page.textContent).toContain('bank.newFirst');
  stored = [entry('a', { learners: 12, exposureLimit: 10, overLimit: true })];
  expect((await thePage()).page.textContent).toContain('bank.overLimit');
});
