import { type Answer, type ItemDefinition, summariseTest, type Taker, type TestSummary } from '../items';
import { readRecords } from './reference';

/** Published answers to tests, as summaries. */
export function publishedTest(name: 'it_hci_mcq' | 'it_lsat' | 'it_science' | 'it_verbal'): TestSummary {
  const records = readRecords(`${name}.csv`);
  if (name === 'it_hci_mcq') return multipleChoice(records);
  const ids = Object.keys(records[0]!).filter((column) => !['id', 'Anger', 'Gender'].includes(column));
  const maximum = name === 'it_science' ? 4 : 1;
  const takers = records.map((record): Taker => ({
    answers: ids.map((id) => ({ mark: Number(record[id]) })),
    ...(record['Gender'] === undefined ? {} : { group: record['Gender'] }),
  }));
  return summariseTest(ids.map((id) => ({ id, maximum })), takers);
}

function multipleChoice(records: readonly Record<string, string>[]): TestSummary {
  const key = new Map(readRecords('it_hci_mcq_key.csv').map(({ item, key: right }) => [item!, right!]));
  const items = [...key].map(([id, right]): ItemDefinition => ({
    id,
    maximum: 1,
    options: [...new Set(records.map((record) => record[id]!))].filter((option) => option !== '').sort(),
    key: [right],
  }));
  const answer = (option: string, id: string): Answer => ({ mark: option === key.get(id) ? 1 : 0, chosen: option === '' ? [] : [option] });
  return summariseTest(items, records.map((record) => ({ answers: items.map(({ id }) => answer(record[id]!, id)), group: record['gender']! })));
}
