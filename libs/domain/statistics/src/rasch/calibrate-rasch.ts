import { ok, refuse, type Result } from '@selaras/domain/kernel';
import type { TestSummary } from '../items';
import { conditionalEstimate } from './conditional-likelihood';
import { itemFit, type ItemFit } from './item-fit';
import { type PersonEstimate, personEstimates } from './person-estimates';
import type { Matrix } from './positive-definite';
import { hasFiniteDifficulties, overInnerScores, type RaschRefusal, scoreCountsOf, type SetAside, setAsideExtremes } from './score-counts';

export interface RaschItem extends ItemFit {
  readonly item: string;
  /** Logits; the difficulties of a calibration sum to 0. */
  readonly difficulty: number;
  readonly se: number;
}

export interface RaschCalibration {
  readonly items: readonly RaschItem[];
  /** Items that say nothing because everybody has them right (or wrong); they are in no score below. */
  readonly setAside: readonly SetAside[];
  /** Covariance of the difficulties, in the order of `items`. */
  readonly covariance: Matrix;
  readonly logLikelihood: number;
  /** People who have some but not all of the items right: all that difficulties and fit rest on. */
  readonly nInner: number;
  /** By number of these items right, 0..k, with how many people have it. */
  readonly people: readonly (PersonEstimate & { readonly count: number })[];
}

/**
 * Calibrates a test of right-or-wrong items by the Rasch model, from its summary: difficulties and standard errors by conditional
 * maximum likelihood, abilities by score, item fit. Refuses with a reason where no finite difficulties exist.
 */
export function calibrateRasch(summary: TestSummary): Result<RaschCalibration, RaschRefusal> {
  const counted = scoreCountsOf(summary);
  if (!counted.ok) return counted;
  const { counts, setAside } = setAsideExtremes(counted.value);
  const nInner = overInnerScores(counts.people);
  if (counts.ids.length < 2) return refuse({ reason: 'needs_two_items' });
  if (nInner === 0) return refuse({ reason: 'insufficient_data' });
  if (!hasFiniteDifficulties(counts)) return refuse({ reason: 'items_fall_apart' });

  const { difficulty, covariance, logLikelihood } = conditionalEstimate(counts);
  const people = personEstimates(difficulty);
  const fit = itemFit(counts, difficulty, people);
  return ok({
    items: counts.ids.map((item, i) => ({ item, difficulty: difficulty[i] as number, se: Math.sqrt(covariance[i]?.[i] as number), ...(fit[i] as ItemFit) })),
    setAside,
    covariance,
    logLikelihood,
    nInner,
    people: people.map((estimate, score) => ({ ...estimate, count: counts.people[score] as number })),
  });
}
