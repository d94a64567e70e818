import { TestBed } from '@angular/core/testing';
import { provideTransloco, type Translation, type TranslocoLoader } from '@jsverse/transloco';
import type { EditedItem } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import { ItemConflict } from './item-conflict';

class NoTexts implements TranslocoLoader {
  async getTranslation(): Promise<Translation> {
    return {};
  }
}

beforeEach(() => {
  TestBed.configureTestingModule({
    providers: [provideTransloco({ config: { availableLangs: ['id', 'en'], defaultLang: 'id', prodMode: true, missingHandler: { logMissingKey: false } }, loader: NoTexts })],
  });
});

const base: EditedItem = {
  objectiveCode: 'T1',
  content: {
    title: 'Kanal', stem: '<p>Di mana pengaduan dicatat?</p>', maximum: hundredths(100), feedback: { general: 'Di buku.' },
    interaction: { type: 'single-choice', shuffle: true, options: [{ id: 'a', text: 'Buku register' }, { id: 'b', text: 'Obrolan' }] }, key: { type: 'single-choice', optionId: 'a' },
  },
};
const saying = (item: EditedItem, change: Partial<EditedItem['content']>): EditedItem => ({ ...item, content: { ...item.content, ...change } });

async function between(mine: EditedItem, theirs: EditedItem) {
  const fixture = TestBed.createComponent(ItemConflict);
  const decided: EditedItem[] = [];
  for (const [name, value] of Object.entries({ base, mine, theirs, name: 'Dewi', number: 4 })) fixture.componentRef.setInput(name, value);
  fixture.componentInstance.decided.subscribe((item) => decided.push(item));
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const settle = () => fixture.whenStable();
  return { page, decided, settle, take: () => [...page.querySelectorAll('button')].at(-1) as HTMLButtonElement };
}

test('Dewi saved another stem while I wrote feedback: both texts are seen, and one press gives the version with both changes', async () => {
  const mine = saying(base, { feedback: { general: 'Selalu di buku register.' } });
  const { page, decided, take } = await between(mine, saying(base, { stem: '<p>Di mana pengaduan lisan dicatat?</p>' }));
  expect(page.querySelectorAll('fieldset')).toHaveLength(2);
  for (const words of ['Di mana pengaduan dicatat?', 'Di mana pengaduan lisan dicatat?', 'Di buku.', 'Selalu di buku register.']) expect(page.textContent).toContain(words);
  expect(take().disabled).toBe(false);
  take().click();
  expect(decided).toEqual([saying(mine, { stem: '<p>Di mana pengaduan lisan dicatat?</p>' })]);
});

test('we both changed the stem: nothing is taken until I say which stands', async () => {
  const [mine, theirs] = [saying(base, { stem: '<p>Punyaku</p>' }), saying(base, { stem: '<p>Punyanya</p>' })];
  const { page, decided, settle, take } = await between(mine, theirs);
  expect(take().disabled).toBe(true);
  expect([...page.querySelectorAll<HTMLInputElement>('input[type=radio]')].map(({ checked }) => checked)).toEqual([false, false]);
  (page.querySelectorAll('input[type=radio]')[1] as HTMLInputElement).click();
  await settle();
  expect(take().disabled).toBe(false);
  take().click();
  expect(decided).toEqual([theirs]);
});

test('every choice is a labelled group of two radio buttons, so that keys and screen readers reach both sides', async () => {
  const { page } = await between(saying(base, { title: 'A' }), saying(base, { title: 'B' }));
  const group = page.querySelector('fieldset');
  expect(group?.querySelector('legend')?.textContent?.trim()).not.toBe('');
  expect([...(group?.querySelectorAll('label input[type=radio]') ?? [])]).toHaveLength(2);
});
