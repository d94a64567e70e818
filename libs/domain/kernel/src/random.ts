/** A source of numbers in [0, 1). The same seed gives the same sequence on every machine. */
export type RandomSource = () => number;

/**
 * Mulberry32 over a 32-bit hash (FNV-1a) of the seed text: small, fast, reproducible; not for secrets.
 * The seed is stored beside what it decided (an attempt's order), so that the order can be drawn again.
 */
export function seededRandom(seed: string): RandomSource {
  let state = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) {
    state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193) >>> 0;
  }
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fisher-Yates on a copy; the input is left as it was. Empty in, empty out. */
export function shuffled<T>(values: readonly T[], random: RandomSource): T[] {
  const copy = [...values];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
}
