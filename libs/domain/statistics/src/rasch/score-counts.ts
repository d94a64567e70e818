import { refuse, ok, type Result } from '@selaras/domain/kernel';
import { areRightOrWrong, type TestSummary, whyNotWhole } from '../items';
import type { Reason } from '../reason';

/** All that the Rasch model needs: how many people have each score, and how many of them have each item right. */
export interface ScoreCounts {
  readonly ids: readonly string[];
  /** `people[r]`: people with r of the k items right, r = 0..k. */
  readonly people: readonly number[];
  /** `right[i][r]`: of those, how many have item i right. */
  readonly right: readonly (readonly number[])[];
}

export interface SetAside {
  readonly item: string;
  readonly reason: 'everybody_right' | 'everybody_wrong';
}

export interface RaschRefusal {
  readonly reason: Extract<Reason, 'insufficient_data' | 'needs_two_items' | 'not_everybody_saw_every_item' | 'items_not_right_or_wrong' | 'items_fall_apart'>;
}

/** Counts of right answers by number-right score. Refuses items with part marks or unequal worth, and tests that not everybody took whole. */
export function scoreCountsOf(summary: TestSummary): Result<ScoreCounts, RaschRefusal> {
  const { items, totals } = summary;
  if (totals.length === 0) return refuse({ reason: 'insufficient_data' });
  if (items.length < 2) return refuse({ reason: 'needs_two_items' });
  if (whyNotWhole(summary)) return refuse({ reason: 'not_everybody_saw_every_item' });
  if (!areRightOrWrong(items)) return refuse({ reason: 'items_not_right_or_wrong' });
  const worth = items[0]?.maximum as number;
  const people = new Array<number>(items.length + 1).fill(0);
  for (const { total, count } of totals) people[total / worth] = (people[total / worth] as number) + count;
  const right = items.map(({ marks }) => {
    const byScore = new Array<number>(items.length + 1).fill(0);
    for (const { mark, total, count } of marks) if (mark > 0) byScore[total / worth] = (byScore[total / worth] as number) + count;
    return byScore;
  });
  return ok({ ids: items.map(({ id }) => id), people, right });
}

/** Sum over the scores that are neither nothing right nor everything right: only they tell items apart. */
export function overInnerScores(counts: readonly number[]): number {
  return counts.slice(1, -1).reduce((sum, count) => sum + count, 0);
}

/**
 * Sets aside the items that everybody with an inner score has right (or wrong): their difficulty is infinite. What they add to a score
 * is decided by the score alone, so the counts of the remaining items follow exactly; taking one away can make another extreme, hence the loop.
 */
export function setAsideExtremes(all: ScoreCounts): { counts: ScoreCounts; setAside: SetAside[] } {
  let counts = all;
  const setAside: SetAside[] = [];
  for (;;) {
    const n = overInnerScores(counts.people);
    const index = counts.right.findIndex((right) => n > 0 && [0, n].includes(overInnerScores(right)));
    if (index < 0) return { counts, setAside };
    const reason = overInnerScores(counts.right[index] as readonly number[]) === 0 ? 'everybody_wrong' : 'everybody_right';
    setAside.push({ item: counts.ids[index] as string, reason });
    counts = without(counts, index, reason);
  }
}

function without({ ids, people, right }: ScoreCounts, index: number, reason: SetAside['reason']): ScoreCounts {
  const k = ids.length;
  // Only who has everything right has an item right that all others have wrong; only who has nothing right misses one that all others have.
  const scoreWithout = (score: number): number => (reason === 'everybody_wrong' ? Math.min(score, k - 1) : Math.max(score - 1, 0));
  const regrouped = (counts: readonly number[]): number[] => {
    const result = new Array<number>(k).fill(0);
    for (const [score, count] of counts.entries()) result[scoreWithout(score)] = (result[scoreWithout(score)] as number) + count;
    return result;
  };
  const others = <T>(list: readonly T[]): T[] => list.filter((_, i) => i !== index);
  return { ids: others(ids), people: regrouped(people), right: others(right).map(regrouped) };
}

/**
 * Whether finite difficulties exist: no set of m items may have all the right answers that people could have given among m items.
 * It is enough to look at the m easiest for each m. Source: the support of the conditional likelihood is the base polytope of
 * sum(n_r * min(r, m)); an exponential family has a maximum just where its statistic lies inside (Barndorff-Nielsen 1978).
 */
export function hasFiniteDifficulties({ people, right }: ScoreCounts): boolean {
  const scores = right.map(overInnerScores).sort((a, b) => b - a);
  let easiest = 0;
  for (let m = 1; m < scores.length; m += 1) {
    easiest += scores[m - 1] as number;
    const most = people.reduce((sum, count, r) => (r === 0 || r === scores.length ? sum : sum + count * Math.min(r, m)), 0);
    if (easiest >= most) return false;
  }
  return true;
}
