import type { Instant, RandomSource } from '@selaras/domain/kernel';
import { instant } from '@selaras/domain/kernel';
import { unitPath } from '../city/units';
import type { DemoCourse, DemoLevel, DemoModule, DemoVariant, Slug } from '../shapes';
import type { Mind } from './mind';
import type { DemoModuleProgress } from './shapes';

/** The text she reads: closest unit, then her level, then the core; the rule of the course itself. */
export function variantFor(module: DemoModule, unit: Slug, level: DemoLevel): DemoVariant {
  for (const target of [...unitPath(unit), null]) {
    for (const wanted of [level, null]) {
      const variant = module.variants.find((candidate) => candidate.unit === target && candidate.level === wanted);
      if (variant) return variant;
    }
  }
  throw new RangeError(`module ${module.slug} has no core`);
}

/** A module read to its end, or left open on a page. */
export function readModule(
  module: DemoModule, who: { unit: Slug; level: DemoLevel; mind: Mind }, openedAt: Instant, finished: boolean, random: RandomSource,
): DemoModuleProgress {
  const pages = variantFor(module, who.unit, who.level).pages.length;
  const full = module.estimatedMinutes * (0.35 + 0.5 * who.mind.diligence) * who.mind.pace * (0.8 + 0.4 * random());
  // Who leaves a module open left it somewhere between the first page and the last.
  const page = finished ? pages - 1 : Math.min(Math.max(0, pages - 2), 1 + Math.floor(random() * (pages - 2)));
  const minutes = Math.round(10 * full * ((page + 1) / pages)) / 10;
  return { module: module.slug, openedAt, page, completedAt: finished ? instant(Math.round(openedAt + minutes * 60_000)) : null, minutes };
}

/** Longest a module takes anybody, in minutes: what has to lie between two openings. */
export function longestReading(course: DemoCourse): number {
  return Math.max(...course.modules.map((module) => module.estimatedMinutes)) * 1.2;
}
