import { itemsOfForm, type ParallelForm, type Response } from '@selaras/domain/item';
import { instant, type Instant, type RandomSource } from '@selaras/domain/kernel';
import { unitPath } from '../city/units';
import type { DemoCourse, DemoItem, DemoLevel, Slug } from '../shapes';
import { answerItem, secondsFor } from './answer';
import type { Mind } from './mind';
import type { DemoAttempt, DemoResponse } from './shapes';

/** The items of her form: all core items, then the case of the closest unit that has one, else the general case. */
export function itemsFor(course: DemoCourse, unit: Slug): DemoItem[] {
  const cases = course.pair.items.filter((item) => item.part === 'case');
  const closest = unitPath(unit).find((candidate) => cases.some((item) => item.unit === candidate)) ?? null;
  return [...course.pair.items.filter((item) => item.part === 'core'), ...cases.filter((item) => item.unit === closest)];
}

interface Sitting {
  readonly slug: Slug;
  readonly phase: 'pre' | 'post';
  readonly number: number;
  readonly unit: Slug;
  readonly level: DemoLevel;
  readonly form: ParallelForm | null;
  readonly startedAt: Instant;
  readonly mind: Mind;
  readonly known: ReadonlySet<Slug>;
  /** What she answered the last time; who still does not know mostly believes the same. */
  readonly believed: ReadonlyMap<Slug, Response>;
}

const KEEPS_BELIEF = 0.5;

/** She works from item to item; what is not reached when the time is up stays blank, and the clock closes the attempt. */
export function takeTest(course: DemoCourse, sitting: Sitting, random: RandomSource): DemoAttempt {
  const { slug, phase, number, unit, level, form, startedAt, mind, known, believed } = sitting;
  const items = itemsOfForm(itemsFor(course, unit), form);
  const dueAt = startedAt + course.pair.timeLimitSeconds * 1_000;
  const responses: DemoResponse[] = [];
  let clock: number = startedAt;
  for (const item of items) {
    clock += secondsFor(item, mind, random) * 1_000;
    if (clock >= dueAt) break;
    const knows = known.has(item.slug);
    const kept = !knows && random() < KEEPS_BELIEF ? believed.get(item.slug) : undefined;
    const response = kept ?? answerItem(item, knows, mind, random);
    if (!response) continue;
    // Some think again: the first answer was saved too.
    if (random() < 0.07) {
      const first = answerItem(item, false, mind, random);
      if (first) responses.push({ item: item.slug, response: first, answeredAt: instant(Math.round(clock - 3_000)) });
    }
    responses.push({ item: item.slug, response, answeredAt: instant(Math.round(clock)) });
  }
  const handedIn = clock + (15 + 100 * random()) * 1_000;
  const expired = handedIn >= dueAt;
  return {
    slug, phase, number, unit, level, form,
    seed: slug,
    items: items.map((item) => item.slug),
    startedAt,
    submittedAt: instant(Math.round(expired ? dueAt : handedIn)),
    closedBy: expired ? 'expiry' : 'learner',
    responses,
  };
}

/** The answers an attempt ended with, by item; empty for no attempt. */
export function beliefsOf(attempt: DemoAttempt | undefined): Map<Slug, Response> {
  return new Map((attempt?.responses ?? []).map(({ item, response }) => [item, response]));
}
