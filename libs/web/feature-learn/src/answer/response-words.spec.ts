import { type Interaction, ITEM_TYPES, type Option, type Response } from '@selaras/domain/item';
import { blankResponse } from '@selaras/web/ui';
import { responseWords } from './response-words';

const options: readonly Option[] = [{ id: 'a', text: 'Loket' }, { id: 'b', text: 'Kios' }, { id: 'c', text: 'Kantor' }];

const INTERACTIONS: { readonly [Type in Interaction['type']]: Extract<Interaction, { type: Type }> } = {
  'single-choice': { type: 'single-choice', options, shuffle: false },
  'multiple-choice': { type: 'multiple-choice', options, shuffle: false },
  'true-false': { type: 'true-false' },
  'short-text': { type: 'short-text' },
  numeric: { type: 'numeric', unit: 'hari' },
  matching: { type: 'matching', prompts: [{ id: 'p', text: 'Pagi' }, { id: 'q', text: 'Siang' }], choices: options, shuffle: false },
  ordering: { type: 'ordering', entries: options },
  cloze: { type: 'cloze', text: '[[g]] [[h]] [[i]]', gaps: [{ id: 'g', kind: 'text' }, { id: 'h', kind: 'choice', options }, { id: 'i', kind: 'number', unit: 'hari' }] },
  placing: { type: 'placing', labels: options, places: [{ id: 'x', text: 'Kota' }, { id: 'y', text: 'Desa' }], shuffle: false },
  'situational-judgement': { type: 'situational-judgement', actions: options, shuffle: false },
  essay: { type: 'essay', longest: 500 },
  'file-upload': { type: 'file-upload', mediaTypes: ['application/pdf'], largestBytes: 1_000, most: 2 },
};

const GIVEN: { readonly [Type in Response['type']]: { readonly response: Extract<Response, { type: Type }>; readonly words: unknown } } = {
  'single-choice': { response: { type: 'single-choice', optionId: 'b' }, words: { kind: 'list', ordered: false, html: ['Kios'] } },
  'multiple-choice': { response: { type: 'multiple-choice', optionIds: ['a', 'c'] }, words: { kind: 'list', ordered: false, html: ['Loket', 'Kantor'] } },
  'true-false': { response: { type: 'true-false', value: false }, words: { kind: 'truth', value: false } },
  'short-text': { response: { type: 'short-text', text: 'laporan' }, words: { kind: 'text', text: 'laporan', unit: '' } },
  numeric: { response: { type: 'numeric', text: '12,5' }, words: { kind: 'text', text: '12,5', unit: 'hari' } },
  matching: { response: { type: 'matching', pairs: { p: 'c' } }, words: { kind: 'pairs', pairs: [{ of: 'Pagi', html: ['Kantor'] }, { of: 'Siang', html: [] }] } },
  ordering: { response: { type: 'ordering', entryIds: ['c', 'a', 'b'] }, words: { kind: 'list', ordered: true, html: ['Kantor', 'Loket', 'Kios'] } },
  cloze: {
    response: { type: 'cloze', gaps: { h: 'a', i: '3' } },
    words: { kind: 'gaps', gaps: [{ html: null, text: null }, { html: 'Loket', text: null }, { html: null, text: '3 hari' }] },
  },
  placing: { response: { type: 'placing', placements: { a: 'x', c: 'x' } }, words: { kind: 'pairs', pairs: [{ of: 'Kota', html: ['Loket', 'Kantor'] }, { of: 'Desa', html: [] }] } },
  'situational-judgement': { response: { type: 'situational-judgement', most: 'a', least: 'b' }, words: { kind: 'judgement', most: 'Loket', least: 'Kios' } },
  essay: { response: { type: 'essay', text: 'Dua\nbaris' }, words: { kind: 'text', text: 'Dua\nbaris', unit: '' } },
  'file-upload': { response: { type: 'file-upload', fileIds: ['f'] }, words: { kind: 'files', fileIds: ['f'] } },
};

test.each(ITEM_TYPES)('an answer of the type %s can be read, and a blank one is called blank', (type) => {
  expect(responseWords(INTERACTIONS[type], GIVEN[type].response)).toEqual(GIVEN[type].words);
  expect(responseWords(INTERACTIONS[type], blankResponse(type))).toEqual({ kind: 'blank' });
  expect(responseWords(INTERACTIONS[type], null)).toEqual({ kind: 'blank' });
});

test('an option that is no longer there is left out rather than shown as an id', () => {
  expect(responseWords(INTERACTIONS['multiple-choice'], { type: 'multiple-choice', optionIds: ['a', 'gone'] })).toEqual({ kind: 'list', ordered: false, html: ['Loket'] });
});
