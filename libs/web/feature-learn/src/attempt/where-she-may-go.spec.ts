import { type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideTransloco, type Translation, type TranslocoLoader } from '@jsverse/transloco';
import { AttemptReview } from './attempt-review';
import { ItemMap } from './item-map';
import type { ItemStanding } from './item-standing';
import type { Way } from './one-way';

class NoTexts implements TranslocoLoader {
  async getTranslation(): Promise<Translation> {
    return {};
  }
}

/** Five items, of which three were delivered: the first answered, the second left empty, the third required and empty. */
const ITEMS = [{ answered: true }, { answered: false }, { answered: false, required: true }].map(({ answered, required = false }, index): ItemStanding => ({
  item: { itemVersionId: `item-${index + 1}`, position: index + 1, part: 'core', required, section: index < 2 ? 'Dasar' : 'Kasus', stem: `<p>Butir ${index + 1}</p>`, interaction: { type: 'essay', longest: 100 }, response: null, flagged: false },
  response: null, flagged: false, answered,
}));
const SECTIONS = [{ title: 'Dasar', from: 1, to: 2 }, { title: 'Kasus', from: 3, to: 5 }];
const oneWay: Way = { navigation: 'ONE_WAY', furthest: 2, delivered: 3, itemCount: 5 };
const free: Way = { navigation: 'FREE', furthest: 2, delivered: 3, itemCount: 3 };

beforeEach(() => {
  TestBed.configureTestingModule({
    providers: [provideTransloco({ config: { availableLangs: ['id', 'en'], defaultLang: 'id', prodMode: true, missingHandler: { logMissingKey: false } }, loader: NoTexts })],
  });
});

async function rendered(component: Type<ItemMap | AttemptReview>, inputs: Readonly<Record<string, unknown>>) {
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const chosen: number[] = [];
  fixture.componentInstance.choose.subscribe((index) => chosen.push(index));
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  return { element, chosen, buttons: () => [...element.querySelectorAll('button')] };
}

test('the map has the headings of the sections; one-way, only where she stands is a button, and what lies ahead is a number', async () => {
  const map = await rendered(ItemMap, { items: ITEMS, sections: SECTIONS, way: oneWay, current: 2 });
  expect([...map.element.querySelectorAll('h3')].map((heading) => heading.textContent?.trim())).toEqual(['Dasar', 'Kasus']);
  expect(map.buttons().map((button) => button.textContent?.replace('*', '').trim())).toEqual(['3']);
  expect(map.element.querySelectorAll('span.item').length).toBe(4);
  expect(map.element.querySelectorAll('span.item.ahead').length).toBe(2);
  map.buttons()[0]?.click();
  expect(map.chosen).toEqual([2]);
});

test('free, every item is a button', async () => {
  const map = await rendered(ItemMap, { items: ITEMS, sections: [{ title: null, from: 1, to: 3 }], way: free, current: 0 });
  expect(map.buttons().length).toBe(3);
  expect(map.element.querySelectorAll('h3').length).toBe(0);
  map.buttons()[1]?.click();
  expect(map.chosen).toEqual([1]);
});

test('before handing in, what is required comes first and leads to its item; each item is named once', async () => {
  const summary = await rendered(AttemptReview, { items: ITEMS, way: free, current: 0, conflicts: new Map() });
  expect(summary.buttons().map((button) => button.textContent?.replace(/\s+/g, ' ').trim())).toEqual(['3Butir 3', '2Butir 2']);
  summary.buttons()[0]?.click();
  expect(summary.chosen).toEqual([2]);
});

test('one-way, the summary offers no way back, only names what stayed empty', async () => {
  const summary = await rendered(AttemptReview, { items: ITEMS, way: oneWay, current: 2, conflicts: new Map([['item-3', {}]]) });
  expect(summary.buttons().map((button) => button.querySelector('b')?.textContent)).toEqual(['3', '3']);
  expect([...summary.element.querySelectorAll('p.line b')].map((number) => number.textContent)).toEqual(['2']);
});
