import type { RandomSource } from '@selaras/domain/kernel';
import type { DemoPerson } from '../city/shapes';
import type { DemoItem, Slug } from '../shapes';
import { drawNormal, logistic } from './draw';
import { behaviourOf } from './item-behaviour';

/**
 * How one person stands to the course. Scores are not drawn from a curve: for each item she either knows it or not, the
 * training turns some unknown into known, little is forgotten, and the unknown is guessed, left blank, or misled by a distractor.
 */
export interface Mind {
  /** In logits, 0 being the city's middle. */
  readonly ability: number;
  /** 0..1: how closely she reads. */
  readonly diligence: number;
  /** Share of unknown items she leaves blank. */
  readonly leavesBlank: number;
  /** Share of known items she gets wrong all the same: she reads past a word, or is in a hurry. */
  readonly slips: number;
  /** Times the usual answering time. */
  readonly pace: number;
}

/** In logits, by agency: who has met complaints before. */
const EXPERIENCE: Readonly<Record<Slug, number>> = {
  dukcapil: 0.1, 'satpol-pp': -0.2, rsud: 0.15, kecamatan: 0, dinkes: 0, pendidikan: -0.1, pupr: -0.2, dlh: -0.25, kominfo: 0.5, dpmptsp: 0.4, bkpsdm: 0.2, inspektorat: 0.6,
};

/**
 * What the modules do for an item not yet known, in logits, by agency. In the hospital the shifts leave no time to read:
 * the training has no effect there, which an honest evaluation has to find.
 */
const EFFECT: Readonly<Record<Slug, number>> = {
  dukcapil: 0.75, 'satpol-pp': 0.35, rsud: -2.7, kecamatan: 0.45, dinkes: 0.2, pendidikan: 0, pupr: -0.15, dlh: -0.35, kominfo: 0.6, dpmptsp: 0.55, bkpsdm: 0.4, inspektorat: 0.3,
};

export function drawMind(person: DemoPerson, agency: Slug, random: RandomSource): Mind {
  const background = person.level === 'advanced' ? 0.42 : -0.3;
  const ability = background + (EXPERIENCE[agency] ?? 0) + 0.52 * drawNormal(random);
  const careless = ability > 0.8 && random() < 0.2;
  return {
    ability,
    diligence: logistic(0.9 + 0.4 * ability + drawNormal(random)),
    leavesBlank: random() < 0.15 ? 0.35 : 0.06,
    slips: careless ? 0.17 : 0.035,
    pace: Math.exp(0.28 * drawNormal(random) + (careless ? -0.45 : 0)),
  };
}

/** What she knows before the course. */
export function knownBefore(mind: Mind, items: readonly DemoItem[], random: RandomSource): Set<Slug> {
  return new Set(items.filter(({ slug }) => random() < logistic(1.15 * (mind.ability - behaviourOf(slug).difficulty) - 0.22)).map(({ slug }) => slug));
}

/** What she knows after reading; `share` is how much of the modules she finished, 0..1. */
export function knownAfter(mind: Mind, agency: Slug, known: ReadonlySet<Slug>, items: readonly DemoItem[], share: number, random: RandomSource): Set<Slug> {
  const effect = EFFECT[agency] ?? 0;
  return new Set(items.filter(({ slug }) => {
    if (known.has(slug)) return random() < 0.97;
    const learns = logistic(effect - 0.12 + 0.65 * mind.ability - 0.45 * behaviourOf(slug).difficulty + 1.4 * (mind.diligence - 0.7));
    return random() < learns * share;
  }).map(({ slug }) => slug));
}
