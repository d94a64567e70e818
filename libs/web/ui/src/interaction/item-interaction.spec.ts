import { TestBed } from '@angular/core/testing';
import { provideTransloco, type Translation, type TranslocoLoader } from '@jsverse/transloco';
import type { Interaction, Response } from '@selaras/domain/item';
import { ItemInteraction } from './item-interaction';

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

async function answering(interaction: Interaction, response: Response | null = null) {
  const fixture = TestBed.createComponent(ItemInteraction);
  const given: Response[] = [];
  let settled = 0;
  fixture.componentRef.setInput('item', { itemVersionId: 'i', stem: '', interaction });
  fixture.componentRef.setInput('response', response);
  fixture.componentInstance.responseChange.subscribe((answer) => given.push(answer));
  fixture.componentInstance.settled.subscribe(() => (settled += 1));
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  return { page, given, settled: () => settled };
}

const OPTIONS = [{ id: 'b', text: '<p>Kedua</p>' }, { id: 'a', text: '<p>Pertama</p>' }];

test('options stand in this learner\'s order, each a labelled radio button, the chosen one checked', async () => {
  const { page, given } = await answering({ type: 'single-choice', shuffle: false, options: OPTIONS }, { type: 'single-choice', optionId: 'a' });
  const radios = [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  expect(radios.map((radio) => radio.closest('label')?.querySelector('.text')?.textContent)).toEqual(['Kedua', 'Pertama']);
  expect(radios.map(({ checked }) => checked)).toEqual([false, true]);
  radios[0]?.click();
  expect(given).toEqual([{ type: 'single-choice', optionId: 'b' }]);
});

test('where several are right, ticks come in the item\'s order and can be taken back', async () => {
  const { page, given } = await answering({ type: 'multiple-choice', shuffle: false, options: OPTIONS }, { type: 'multiple-choice', optionIds: ['a'] });
  const boxes = [...page.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  boxes[0]?.click();
  boxes[1]?.click();
  expect(given).toEqual([{ type: 'multiple-choice', optionIds: ['b', 'a'] }, { type: 'multiple-choice', optionIds: ['b'] }]);
});

test('a written number is passed on as typed; leaving the field settles it', async () => {
  const { page, given, settled } = await answering({ type: 'numeric', unit: 'hari' }, { type: 'numeric', text: '1' });
  const field = page.querySelector('input') as HTMLInputElement;
  expect(field.value).toBe('1');
  expect(page.textContent).toContain('hari');
  expect(page.querySelector(`label[for="${field.id}"]`)).not.toBeNull();
  field.value = '1.250,5';
  field.dispatchEvent(new Event('input'));
  field.dispatchEvent(new Event('blur'));
  expect(given).toEqual([{ type: 'numeric', text: '1.250,5' }]);
  expect(settled()).toBe(1);
});

test('true and false are two options of one group', async () => {
  const { page, given } = await answering({ type: 'true-false' });
  const radios = [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  expect(new Set(radios.map(({ name }) => name)).size).toBe(1);
  radios[1]?.click();
  expect(given).toEqual([{ type: 'true-false', value: false }]);
});

test('markup in an option that could run is not rendered', async () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { page } = await answering({ type: 'single-choice', shuffle: false, options: [{ id: 'x', text: '<img src=x onerror="alert(1)"><script>alert(1)</script>Aman' }] });
  expect(page.querySelector('script')).toBeNull();
  expect(page.querySelector('img')?.getAttribute('onerror')).toBeNull();
  expect(page.textContent).toContain('Aman');
  expect(warned).toHaveBeenCalled();
  warned.mockRestore();
});
