import type { Bin } from '../comparison/comparison';

/** Geometry of two histograms over each other, in pixels. */
export interface Distribution {
  readonly width: number;
  readonly height: number;
  readonly base: number;
  readonly left: number;
  readonly right: number;
  readonly prePath: string;
  readonly postPath: string;
  readonly scoreTicks: readonly { readonly score: number; readonly x: number }[];
  readonly peopleTicks: readonly { readonly people: number; readonly y: number }[];
  readonly at: (score: number) => number;
}

const LEFT = 34;
const RIGHT = 12;
const BOTTOM = 28;
/** Two lines of labels above the tallest bar. */
const TOP = 48;

/**
 * @param bins side by side from the lowest to the highest score; at least one
 * @param width of the whole drawing in pixels
 */
export function distributionOf(bins: readonly Bin[], width: number, height: number): Distribution {
  const lowest = bins[0]?.from ?? 0;
  const highest = bins.at(-1)?.to ?? 1;
  const tallest = Math.max(1, ...bins.flatMap(({ pre, post }) => [pre, post]));
  const right = width - RIGHT;
  const base = height - BOTTOM;
  const at = (score: number) => LEFT + ((score - lowest) / (highest - lowest || 1)) * (right - LEFT);
  const up = (people: number) => base - (people / tallest) * (base - TOP);
  const outline = (count: (bin: Bin) => number) =>
    `M${at(lowest)} ${base}${bins.map((bin) => `L${round(at(bin.from))} ${round(up(count(bin)))}L${round(at(bin.to))} ${round(up(count(bin)))}`).join('')}L${right} ${base}Z`;
  return {
    width, height, base, left: LEFT, right, at,
    prePath: outline(({ pre }) => pre),
    postPath: outline(({ post }) => post),
    scoreTicks: [0, 1, 2, 3, 4].map((quarter) => lowest + ((highest - lowest) * quarter) / 4).map((score) => ({ score, x: at(score) })),
    peopleTicks: peopleTicks(tallest).map((people) => ({ people, y: up(people) })),
  };
}

/** Whole numbers of people, at most four of them, 0 left to the base line. */
function peopleTicks(tallest: number): number[] {
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 50_000].find((candidate) => tallest / candidate <= 4) ?? tallest;
  return Array.from({ length: Math.floor(tallest / step) }, (_, index) => (index + 1) * step);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
