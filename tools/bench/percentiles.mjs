/** Nearest-rank percentiles of durations in milliseconds, to a tenth; null where nothing was measured. */
export function percentiles(durations) {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share) => (sorted.length === 0 ? null : Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] * 10) / 10);
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
