export const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** How many records below the header are asked whether they agree with it. */
const WITNESSES = 20;

/**
 * The separator of a table, found by its header: the candidate that cuts the header into most cells, where candidates that also cut
 * the records below into as many cells go first (a header `nilai, akhir;unit` over rows with semicolons is a table with semicolons).
 * `null` when no candidate occurs in the header: a table of one column.
 * @param text with line ends already `\n`
 */
export function detectSeparator(text: string): Separator | null {
  let best: { separator: Separator; cells: number; agreeing: boolean } | null = null;
  for (const separator of SEPARATORS) {
    const [header = 1, ...below] = cellCounts(text, separator);
    if (header < 2) continue;
    const agreeing = below.every((count) => count === header);
    if (!best || (agreeing && !best.agreeing) || (agreeing === best.agreeing && header > best.cells)) {
      best = { separator, cells: header, agreeing };
    }
  }
  return best?.separator ?? null;
}

/** Cells in each of the first records (blank lines skipped), quotes respected: a quote opens only at the start of a cell. */
function cellCounts(text: string, separator: Separator): number[] {
  const counts: number[] = [];
  let cells = 1;
  let atCellStart = true;
  let blank = true;
  let quoted = false;
  for (let index = 0; index < text.length && counts.length <= WITNESSES; index += 1) {
    const char = text[index];
    if (quoted) {
      if (char === '"' && text[index + 1] === '"') index += 1;
      else if (char === '"') quoted = false;
    } else if (char === '\n') {
      if (!blank) counts.push(cells);
      cells = 1;
      blank = true;
      atCellStart = true;
      continue;
    } else if (char === separator) {
      cells += 1;
      blank = false;
      atCellStart = true;
      continue;
    } else if (char === '"' && atCellStart) quoted = true;
    atCellStart = false;
    blank = false;
  }
  if (!blank && counts.length <= WITNESSES) counts.push(cells);
  return counts;
}
