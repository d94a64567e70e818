import { instant, type Instant, type RandomSource } from '@selaras/domain/kernel';
import { atMinuteOfDay, plusDays, weekdayOf } from '../city/calendar-day';
import { drawBetween } from './draw';

/** Whose hours: offices mostly by day and in the evening, shift workers whenever the ward is quiet. */
export type Rhythm = 'office' | 'shift';

const MINUTE_MS = 60_000;

/**
 * `count` moments in order between two others, at times of day at which such people study, each at least `apartMinutes` after
 * the one before. Squeezed evenly where the span is too short for that. The count may be 0.
 */
export function studyMoments(count: number, from: Instant, to: Instant, rhythm: Rhythm, apartMinutes: number, random: RandomSource): Instant[] {
  const drawn = Array.from({ length: count }, () => studyMoment(from, to, rhythm, random)).sort((a, b) => a - b);
  const spaced: Instant[] = [];
  for (const moment of drawn) {
    const earliest = (spaced.at(-1) ?? from) + apartMinutes * MINUTE_MS * (1 + 0.3 * random());
    spaced.push(instant(Math.round(Math.max(moment, earliest))));
  }
  const last = spaced.at(-1);
  if (last === undefined || last <= to) return spaced;
  return spaced.map((_, index) => instant(Math.round(from + ((to - from) * (index + 1)) / (count + 1))));
}

function studyMoment(from: Instant, to: Instant, rhythm: Rhythm, random: RandomSource): Instant {
  for (let draw = 0; draw < 40; draw += 1) {
    const day = plusDays(from, random() * ((to - from) / 86_400_000));
    const weekend = [0, 6].includes(weekdayOf(day));
    if (weekend && random() < (rhythm === 'shift' ? 0.2 : 0.75)) continue;
    const moment = instant(atMinuteOfDay(day, minuteOfDay(rhythm, weekend, random)) + Math.floor(random() * MINUTE_MS));
    if (moment > from && moment < to) return moment;
  }
  return instant(Math.round(drawBetween(from, to, random)));
}

function minuteOfDay(rhythm: Rhythm, weekend: boolean, random: RandomSource): number {
  const where = random();
  if (rhythm === 'shift') return where < 0.35 ? drawBetween(60, 330, random) : drawBetween(420, 1_380, random);
  if (weekend || where < 0.28) return drawBetween(1_125, 1_345, random);
  return where < 0.62 ? drawBetween(475, 690, random) : drawBetween(785, 945, random);
}
