import { hundredths } from '@selaras/domain/kernel';
import { filterBank, nameOf, OPEN_FILTER, WITHOUT_OBJECTIVE } from './bank-filter';
import type { BankItem } from './item-bank';

const item = (title: string, stem: string, over: Partial<BankItem> = {}): BankItem => ({
  itemId: title || stem, itemVersionId: title, number: 1, type: 'true-false', title, objectiveCode: 'T1', difficulty: null, maximum: 100, outdated: false, overLimit: false,
  content: { title, stem, interaction: { type: 'true-false' }, key: { type: 'true-false', value: true }, feedback: {}, maximum: hundredths(100) },
  ...over,
});

const bank = [
  item('Soal 10', '<p>Tenggat tanggapan adalah <b>lima</b> hari kerja.</p>'),
  item('Soal 2', 'Warga boleh mengadu tanpa nama.', { objectiveCode: null }),
  item('', 'Café layanan &amp; keluhan', { type: 'short-text', objectiveCode: 'T2' }),
];
const names = (filter: Partial<typeof OPEN_FILTER>) => filterBank(bank, { ...OPEN_FILTER, ...filter }).map(nameOf);

test('items are listed by name as people count, an item without a title by its stem', () => {
  expect(names({})).toEqual(['Café layanan & keluhan', 'Soal 2', 'Soal 10']);
});

test('every word typed must occur, without regard to order, capitals, accents or markup', () => {
  expect(names({ text: 'HARI  lima' })).toEqual(['Soal 10']);
  expect(names({ text: 'cafe &' })).toEqual(['Café layanan & keluhan']);
  expect(names({ text: 'warga lima' })).toEqual([]);
});

test('type and objective narrow the list, and items without objective can be found', () => {
  expect(names({ type: 'short-text' })).toEqual(['Café layanan & keluhan']);
  expect(names({ objective: 'T1' })).toEqual(['Soal 10']);
  expect(names({ objective: WITHOUT_OBJECTIVE })).toEqual(['Soal 2']);
});
