import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideTransloco, type Translation, type TranslocoLoader } from '@jsverse/transloco';
import type { Criterion } from '@selaras/domain/item';
import { GraphqlClient, SessionStore, type WorkPartsFragment } from '@selaras/web/data-access';
import { WorkCard } from './work-card';

class NoTexts implements TranslocoLoader {
  async getTranslation(): Promise<Translation> {
    return {};
  }
}

const LEVELS = [{ id: 'no', text: 'Belum tampak', creditPercent: 0 }, { id: 'yes', text: 'Tampak', creditPercent: 100 }];
const RUBRIC: readonly Criterion[] = [{ id: 'a', title: 'Nada', weightPercent: 60, levels: LEVELS }, { id: 'b', title: 'Fakta', weightPercent: 40, levels: LEVELS }];
const WORK: WorkPartsFragment = {
  attemptId: 'attempt', itemVersionId: 'item', code: 'A1B2C3', person: null, state: 'OPEN', response: { type: 'essay', text: 'Dengan hormat,\n<b>kami</b>' }, files: [], earned: null, decisions: [], markedByMe: false,
};
const decision = (over: Partial<WorkPartsFragment['decisions'][number]>): WorkPartsFragment['decisions'][number] =>
  ({ id: 'd', role: 'MARKER', by: 'Ani', isMine: false, levels: { a: 'no', b: 'no' }, earned: 0, comment: '', reason: '', at: '2026-11-25T08:00:00Z', ...over });

let sent: Record<string, unknown>[];
let answer: (variables: Record<string, unknown>) => unknown;

beforeEach(() => {
  sent = [];
  answer = () => ({ __typename: 'Work', ...WORK, state: 'MARKED', earned: 1_000 });
  TestBed.configureTestingModule({
    providers: [
      provideTransloco({ config: { availableLangs: ['id', 'en'], defaultLang: 'id', prodMode: true, missingHandler: { logMissingKey: false } }, loader: NoTexts }),
      { provide: GraphqlClient, useValue: { run: async (_: unknown, variables: Record<string, unknown>) => (sent.push(variables), { markWork: await answer(variables) }) } },
      { provide: SessionStore, useValue: { me: signal(null) } },
    ],
  });
});

async function theCard(work: Partial<WorkPartsFragment> = {}) {
  const fixture = TestBed.createComponent(WorkCard);
  const saved: WorkPartsFragment[] = [];
  for (const [name, value] of Object.entries({ work: { ...WORK, ...work }, rubric: RUBRIC, maximum: 1_000, withNames: false })) fixture.componentRef.setInput(name, value);
  fixture.componentInstance.saved.subscribe((one) => saved.push(one));
  const settle = async () => { await fixture.whenStable(); fixture.detectChanges(); await fixture.whenStable(); };
  await settle();
  const card = fixture.nativeElement as HTMLElement;
  const choose = async (criterion: number, level: number) => {
    card.querySelectorAll('sl-choice-group')[criterion]?.querySelectorAll('input')[level]?.click();
    await settle();
  };
  const press = async (label: string) => {
    const button = [...card.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === label);
    if (!button) throw new Error(`no button ${label}`);
    button.click();
    await settle();
  };
  return { card, saved, choose, press, settle, text: () => card.textContent ?? '' };
}

test('what was written stands there as it was written, and runs nothing', async () => {
  const { card } = await theCard();
  expect(card.querySelector('.work')?.textContent).toBe('Dengan hormat,\n<b>kami</b>');
  expect(card.querySelector('.work b')).toBeNull();
});

test('a criterion that was forgotten is told, and nothing is sent; then all levels go with one press', async () => {
  const { choose, press, saved, text } = await theCard();
  await choose(0, 1);
  await press('marking.work.save');
  expect(sent).toEqual([]);
  expect(text()).toContain('marking.work.unjudged');
  await choose(1, 1);
  await press('marking.work.save');
  expect(sent).toEqual([expect.objectContaining({ attemptId: 'attempt', itemVersionId: 'item', role: 'MARKER', levels: { a: 'yes', b: 'yes' }, reason: '', withNames: false })]);
  expect(saved).toEqual([expect.objectContaining({ state: 'MARKED', earned: 1_000 })]);
});

test('a lost answer is sent again under the same id; a refusal is a sentence, and nothing is called saved', async () => {
  answer = () => Promise.reject(new Error('no network'));
  const { choose, press, saved, text } = await theCard();
  await choose(0, 0);
  await choose(1, 0);
  await press('marking.work.save');
  expect(saved).toEqual([]);
  answer = () => ({ __typename: 'Refusal', code: 'EnoughMarkers', field: null, params: [] });
  await press('marking.work.save');
  expect(saved).toEqual([]);
  expect(text()).toMatch(/EnoughMarkers|refusal\.unknown/);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
});

test('what I decided is changed only after a press, and with a reason', async () => {
  const { card, choose, press } = await theCard({ state: 'MARKED', earned: 0, markedByMe: true, decisions: [decision({ isMine: true, comment: 'Kurang' })] });
  expect(card.querySelector('form')).toBeNull();
  await press('marking.work.change');
  await choose(0, 1);
  await press('marking.work.save');
  expect(sent).toEqual([]);
  const reason = [...card.querySelectorAll('textarea')].at(-1) as HTMLTextAreaElement;
  reason.value = 'Salah baca';
  reason.dispatchEvent(new Event('input'));
  await press('marking.work.save');
  expect(sent).toEqual([expect.objectContaining({ role: 'MARKER', levels: { a: 'yes', b: 'no' }, comment: 'Kurang', reason: 'Salah baca' })]);
});

test('where two are apart a third is asked to decide; one of the two is not, and after a decision neither may change', async () => {
  const apart = [decision({ id: '1' }), decision({ id: '2', by: 'Budi', earned: 1_000 })];
  const third = await theCard({ state: 'DISAGREED', decisions: apart });
  await third.choose(0, 1);
  await third.choose(1, 0);
  await third.press('marking.work.save');
  expect(sent).toEqual([expect.objectContaining({ role: 'DECIDER' })]);
  const one = await theCard({ state: 'DISAGREED', markedByMe: true, decisions: [decision({ id: '1', isMine: true }), apart[1] as (typeof apart)[number]] });
  expect(one.text()).toContain('marking.work.apartMine');
  expect(one.card.querySelector('form')).toBeNull();
  const after = await theCard({ state: 'MARKED', earned: 500, markedByMe: true, decisions: [decision({ id: '1', isMine: true }), apart[1] as (typeof apart)[number], decision({ id: '3', role: 'DECIDER', by: 'Citra' })] });
  expect(after.card.querySelectorAll('button')).toHaveLength(0);
});
