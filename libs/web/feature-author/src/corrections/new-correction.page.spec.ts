import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { provideTransloco, type Translation, type TranslocoLoader } from '@jsverse/transloco';
import { ApplyCorrectionDocument, type CorrectionRowFragment, CorrectionsDocument, GraphqlClient, type ItemToCorrectFragment, type PreviewPartsFragment, SessionStore } from '@selaras/web/data-access';
import { CourseStore } from '../workspace/course-store';
import { NewCorrectionPage } from './new-correction.page';

class NoTexts implements TranslocoLoader {
  async getTranslation(): Promise<Translation> {
    return {};
  }
}

const CHOICE: ItemToCorrectFragment = {
  itemVersionId: 'choice', position: 1, part: 'core', unit: null, title: 'Saluran', type: 'single-choice', inForce: null,
  content: { title: 'Saluran', stem: '<p>Di mana dicatat?</p>', maximum: 100, feedback: {}, interaction: { type: 'single-choice', shuffle: true, options: [{ id: 'a', text: 'Register' }, { id: 'b', text: 'Obrolan' }] }, key: { type: 'single-choice', optionId: 'a' } },
};
const ESSAY: ItemToCorrectFragment = {
  itemVersionId: 'essay', position: 2, part: 'core', unit: null, title: 'Surat', type: 'essay', inForce: null,
  content: { title: 'Surat', stem: '<p>Tulis.</p>', maximum: 100, feedback: {}, interaction: { type: 'essay', longest: 100 }, key: { type: 'essay', rubric: [], markers: 1 } },
};
const PREVIEW: PreviewPartsFragment = {
  keyVersion: 4, attempts: 10, changed: 3, higher: 1, lower: 2, passGained: 0, passLost: 1, jp: 6, creditGained: 0, creditLost: 1, outsideScope: 0, cohorts: [],
  changes: { edges: [], pageInfo: { endCursor: null, hasNextPage: false }, totalCount: 0 },
};
const EARLIER: CorrectionRowFragment = {
  id: 'earlier', keyVersion: 4, kind: 'DROP_ITEM', policy: 'RECOMPUTE', itemVersionId: 'choice', itemTitle: 'Saluran', key: null, restoresId: null, takenBackById: null, reason: 'x', madeBy: 'Ani', madeAt: '2026-11-25T08:00:00Z',
  progress: { correctionId: 'earlier', keyVersion: 4, done: 1, total: 1, startedAt: '2026-11-25T08:00:00Z', finishedAt: '2026-11-25T08:00:01Z' },
};

let corrections: CorrectionRowFragment[];
let looked: Record<string, unknown>[];
let applied: Record<string, unknown>[];
let answerApply: () => unknown;
let answerPreview: () => unknown;

beforeEach(() => {
  corrections = [];
  looked = [];
  applied = [];
  answerApply = () => ({ __typename: 'Correction', ...EARLIER });
  answerPreview = () => ({ __typename: 'CorrectionPreview', ...PREVIEW });
  const client = {
    async run(document: unknown, variables: Record<string, unknown>) {
      if (document === CorrectionsDocument) return { corrections: { versionId: 'version', keyVersionInForce: 4, corrections }, correctableItems: [CHOICE, ESSAY] };
      if (document === ApplyCorrectionDocument) return applied.push(variables), { applyCorrection: await answerApply() };
      return looked.push(variables), { previewCorrection: answerPreview() };
    },
  };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideTransloco({ config: { availableLangs: ['id', 'en'], defaultLang: 'id', prodMode: true, missingHandler: { logMissingKey: false } }, loader: NoTexts }),
      { provide: GraphqlClient, useValue: client },
      { provide: SessionStore, useValue: { me: signal(null) } },
      { provide: CourseStore, useValue: { required: () => ({ id: 'version' }), version: signal({ id: 'version' }) } },
    ],
  });
  jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  HTMLElement.prototype.scrollIntoView = () => undefined;
});

async function thePage(inputs: Record<string, string> = {}) {
  const fixture = TestBed.createComponent(NewCorrectionPage);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const settle = async () => { for (let round = 0; round < 3; round += 1) { await fixture.whenStable(); fixture.detectChanges(); } };
  await settle();
  const page = fixture.nativeElement as HTMLElement;
  const press = async (label: string | RegExp) => {
    const button = [...page.querySelectorAll('button')].find(({ textContent, disabled }) => !disabled && (typeof label === 'string' ? textContent?.trim() === label : label.test(textContent ?? '')));
    if (!button) throw new Error(`no button ${String(label)}`);
    button.click();
    await settle();
  };
  const pick = async (value: string) => {
    page.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click();
    await settle();
  };
  const type = async (text: string) => {
    const area = page.querySelector('textarea') as HTMLTextAreaElement;
    area.value = text;
    area.dispatchEvent(new Event('input'));
    await settle();
  };
  return { page, press, pick, type, settle, buttons: () => [...page.querySelectorAll('button')].map(({ textContent }) => textContent?.trim()) };
}

test('from the item to the reason: what was looked at is what is sent, with the key version it was looked at on', async () => {
  const { page, press, pick, type } = await thePage();
  await press(/Saluran/);
  await pick('CORRECT_KEY');
  page.querySelectorAll<HTMLInputElement>('sl-key-fields input')[1]?.click();
  await pick('NEVER_LOWER');
  await press('marking.new.look');
  const correction = { kind: 'CORRECT_KEY', itemVersionId: 'choice', key: { type: 'single-choice', optionId: 'b' }, restoresId: null, policy: 'NEVER_LOWER' };
  expect(looked).toEqual([expect.objectContaining({ versionId: 'version', correction })]);
  await press('marking.new.apply');
  expect(applied).toEqual([]);
  expect(page.textContent).toContain('marking.new.reasonMissing');
  await type('Peraturannya diganti');
  await press('marking.new.apply');
  expect(applied).toEqual([expect.objectContaining({ versionId: 'version', correction, reason: 'Peraturannya diganti', previewedOn: 4 })]);
  expect(TestBed.inject(Router).navigate).toHaveBeenCalledWith(['/author', 'versions', 'version', 'corrections']);
});

test('whatever is changed above the preview takes it away: nobody applies what she has not seen', async () => {
  const { pick, press, buttons } = await thePage({ item: 'choice' });
  await pick('DROP_ITEM');
  await press('marking.new.look');
  expect(buttons()).toContain('marking.new.apply');
  await pick('CREDIT_EVERYBODY');
  expect(buttons()).not.toContain('marking.new.apply');
});

test('somebody else was faster: the preview is stale, says so, and has to be looked at again', async () => {
  const { page, pick, press, type, buttons } = await thePage({ item: 'choice' });
  await pick('DROP_ITEM');
  await press('marking.new.look');
  await type('Tidak adil');
  answerApply = () => ({ __typename: 'Refusal', code: 'StaleKeyVersion', field: null, params: [{ name: 'current', value: '5' }] });
  await press('marking.new.apply');
  expect(page.textContent).toMatch(/StaleKeyVersion|refusal\.unknown/);
  expect(buttons()).toContain('marking.new.look');
  expect(buttons()).not.toContain('marking.new.apply');
  expect(TestBed.inject(Router).navigate).not.toHaveBeenCalled();
});

test('a lost answer is asked for again under the same id; a refused preview shows why and nothing to apply', async () => {
  const { pick, press, type, buttons } = await thePage({ item: 'choice' });
  await pick('DROP_ITEM');
  answerPreview = () => ({ __typename: 'Refusal', code: 'RegradeRunning', field: null, params: [{ name: 'keyVersion', value: '4' }] });
  await press('marking.new.look');
  expect(buttons()).not.toContain('marking.new.apply');
  answerPreview = () => ({ __typename: 'CorrectionPreview', ...PREVIEW });
  await press('marking.new.look');
  await type('Tidak adil');
  answerApply = () => Promise.reject(new Error('no network'));
  await press('marking.new.apply');
  answerApply = () => ({ __typename: 'Correction', ...EARLIER });
  await press('marking.new.apply');
  expect(applied).toHaveLength(2);
  expect(new Set(applied.map(({ id }) => id)).size).toBe(1);
});

test('a rubric is not corrected, but its item may be dropped; a correction is taken back from its own address', async () => {
  const { page, pick, press } = await thePage({ item: 'essay' });
  expect(page.querySelector<HTMLInputElement>('input[value="CORRECT_KEY"]')?.disabled).toBe(true);
  await pick('DROP_ITEM');
  await press('marking.new.look');
  expect(looked).toEqual([expect.objectContaining({ correction: expect.objectContaining({ kind: 'DROP_ITEM', itemVersionId: 'essay' }) })]);

  corrections = [EARLIER];
  const back = await thePage({ restores: 'earlier' });
  await back.press('marking.new.look');
  expect(looked.at(-1)).toMatchObject({ correction: { kind: 'RESTORE', restoresId: 'earlier', itemVersionId: null, key: null } });
});
