import { percentOf, hundredths } from '@selaras/domain/kernel';

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly pre: number;
  readonly post: number;
}

/** Ten bins of ten points on the 0..100 scale; the last one includes 100. Only people with both tests count, so that the two shapes compare. */
export function binsOf(cells: readonly { readonly pre: number | null; readonly post: number | null; readonly count: number }[], maximum: number, bins = 10): Bin[] {
  const counts = Array.from({ length: bins }, () => ({ pre: 0, post: 0 }));
  const binOf = (mark: number) => Math.min(bins - 1, Math.floor(((percentOf(hundredths(mark), hundredths(maximum)) ?? 0) * bins) / 100));
  for (const { pre, post, count } of cells) {
    if (pre === null || post === null) continue;
    (counts[binOf(pre)] as { pre: number }).pre += count;
    (counts[binOf(post)] as { post: number }).post += count;
  }
  return counts.map((count, index) => ({ from: (index * 100) / bins, to: ((index + 1) * 100) / bins, ...count }));
}
