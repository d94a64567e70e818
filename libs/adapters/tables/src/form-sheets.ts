import type { FormsEvaluation } from '@selaras/application/evaluation';
import type { Cell } from '@selaras/interop/table';
import type indonesian from './i18n/id.json';
import type { Sheet } from './sheet';

type Labels = (typeof indonesian)['forms'];

/** The two forms of a cohort: raw scores by the order in which they were had, and every way of putting them on one scale, tried or refused. */
export function formSheets({ orders, tried, basis }: FormsEvaluation, labels: Labels): readonly [orders: Sheet, equating: Sheet] {
  return [
    {
      name: labels.orders,
      header: [labels.order, labels.paired, labels.preMean, labels.postMean, labels.meanGain, labels.ciLow, labels.ciHigh],
      rows: orders.map(({ order, pairs, raw }) => {
        const [low, high] = raw?.diff.ci95 ?? [null, null];
        return [labels[order], pairs, raw?.pre.mean ?? null, raw?.post.mean ?? null, raw?.diff.mean ?? null, low, high];
      }),
    },
    {
      name: labels.equating,
      header: [labels.method, labels.used, labels.score, labels.equated, labels.se, labels.reason],
      rows: tried.flatMap(({ method, points, refusal }): Cell[][] => {
        const used = basis.kind === 'equated' && basis.method === method ? labels.yes : labels.no;
        if (refusal) return [[method, used, null, null, null, refusal.reason]];
        return points.map(({ score, equated, se }) => [method, used, score, equated, se, null]);
      }),
    },
  ];
}
