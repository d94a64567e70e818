import type { RefusalAnswer } from '@selaras/web/data-access';
import { LockedDraft, type Stored } from './locked-draft';

const stale: RefusalAnswer = { __typename: 'Refusal', code: 'StaleRevision', field: null, params: [] };
const settings = { pauseMilliseconds: 10, retryMilliseconds: [10] };

/** A server with one text, which somebody else may change too. */
function aServer(value: string) {
  let stored: Stored<string> = { value, revision: 1 };
  let losesAnswers = false;
  const write = (text: string) => { stored = { value: text, revision: (stored.revision ?? 0) + 1 }; };
  const draft = new LockedDraft<string>(stored, {
    save: async (text, revision) => {
      if (revision !== stored.revision) return { kind: 'refused', refusal: stale };
      write(text);
      if (losesAnswers) { losesAnswers = false; throw new Error('no network'); }
      return { kind: 'saved', revision: stored.revision ?? 0, at: 7 };
    },
    current: async () => stored,
    same: (a, b) => a === b,
  }, settings);
  return {
    draft,
    text: () => stored.value,
    somebodyWrites: write,
    loseNextAnswer: () => { losesAnswers = true; },
    type: async (text: string) => { draft.change(text); await draft.flush(); },
  };
}

test('two authors: the later one sees both texts, and nothing is overwritten until she decides', async () => {
  const { draft, text, somebodyWrites, type } = aServer('core');
  somebodyWrites('core, by Budi');
  await type('core, by Ani');
  expect(text()).toBe('core, by Budi');
  expect(draft.conflict()?.value).toBe('core, by Budi');
  expect(draft.value).toBe('core, by Ani');
  expect(draft.unsaved).toBe(true);

  draft.change('core, by Ani, longer');
  await draft.keepMine();
  expect(text()).toBe('core, by Ani, longer');
  expect(draft.conflict()).toBeNull();
  expect(draft.state()).toEqual({ kind: 'saved', at: 7 });
});

test('or she takes the text that stands, and goes on from there', async () => {
  const { draft, text, somebodyWrites, type } = aServer('core');
  somebodyWrites('core, by Budi');
  await type('core, by Ani');
  expect(draft.takeTheirs()).toBe('core, by Budi');
  expect(draft.unsaved).toBe(false);
  await type('core, by both');
  expect(text()).toBe('core, by both');
});

test('a newer revision that left the text alone is no conflict', async () => {
  const { draft, text, somebodyWrites, type } = aServer('core');
  somebodyWrites('core');
  await type('core, by Ani');
  expect(text()).toBe('core, by Ani');
  expect(draft.conflict()).toBeNull();
});

test('a save whose answer was lost is not taken for somebody else', async () => {
  const { draft, text, loseNextAnswer, type } = aServer('core');
  loseNextAnswer();
  await type('mine');
  expect(draft.state()).toEqual({ kind: 'failed' });
  await draft.flush();
  expect(draft.state().kind).toBe('saved');
  expect(draft.conflict()).toBeNull();
  expect(text()).toBe('mine');
  draft.dispose();
});

test('what comes back with another change is taken only while nothing is being typed', async () => {
  const { draft } = aServer('core');
  expect(draft.follow({ value: 'core 2', revision: 2 })).toBe(true);
  draft.change('mine');
  expect(draft.follow({ value: 'core 3', revision: 3 })).toBe(false);
  expect(draft.value).toBe('mine');
  draft.dispose();
});
