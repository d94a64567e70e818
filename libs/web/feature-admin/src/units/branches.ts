import type { UnitTreeQuery } from '@selaras/web/data-access';

/** A unit with how deep it lies, who is assigned to it or below, and how many units stand directly below. */
export type UnitNode = UnitTreeQuery['unitTree'][number];

/** A unit and what stands below it. */
export interface Branch {
  readonly node: UnitNode;
  readonly children: readonly Branch[];
}

/**
 * The nested tree out of its depth-first list. A unit whose parent is not in the list is a root: the list is cut to the reader's scope,
 * which may begin in several places.
 *
 * @param nodes depth first, parents before their children
 */
export function branchesOf(nodes: readonly UnitNode[]): readonly Branch[] {
  interface Growing { readonly node: UnitNode; readonly children: Growing[] }
  const known = new Map<string, Growing>();
  const roots: Growing[] = [];
  for (const node of nodes) {
    const branch: Growing = { node, children: [] };
    known.set(node.unit.id, branch);
    const parent = node.unit.parentId === null ? undefined : known.get(node.unit.parentId);
    (parent?.children ?? roots).push(branch);
  }
  return roots;
}

/** The unit and everything below it, as ids. Empty when the unit is not in the list. */
export function withBelow(nodes: readonly UnitNode[], unitId: string): ReadonlySet<string> {
  const inside = new Set<string>();
  for (const { unit } of nodes) {
    if (unit.id === unitId || (unit.parentId !== null && inside.has(unit.parentId))) inside.add(unit.id);
  }
  return inside;
}

/** The chosen units without those that lie below another chosen one: what has to be named to mean them all. */
export function topmostOf(nodes: readonly UnitNode[], chosen: ReadonlySet<string>): readonly UnitNode[] {
  const covered = new Set<string>();
  const topmost: UnitNode[] = [];
  for (const node of nodes) {
    const isCovered = node.unit.parentId !== null && covered.has(node.unit.parentId);
    if (!isCovered && !chosen.has(node.unit.id)) continue;
    covered.add(node.unit.id);
    if (!isCovered) topmost.push(node);
  }
  return topmost;
}

/** How many people the chosen units hold today, nobody counted twice. */
export function peopleIn(nodes: readonly UnitNode[], chosen: ReadonlySet<string>): number {
  return topmostOf(nodes, chosen).reduce((sum, { people }) => sum + people, 0);
}

/** Ids of the units to open so that every name that holds the text is in sight, and of those that hold it. Empty text finds nothing. */
export function unitsNamed(nodes: readonly UnitNode[], text: string): { readonly found: ReadonlySet<string>; readonly open: ReadonlySet<string> } {
  const wanted = text.trim().toLocaleLowerCase('id');
  const found = new Set<string>();
  const open = new Set<string>();
  if (wanted === '') return { found, open };
  const parentOf = new Map(nodes.map(({ unit }) => [unit.id, unit.parentId]));
  for (const { unit } of nodes) {
    if (![unit.name, unit.shortName, unit.code].some((words) => words.toLocaleLowerCase('id').includes(wanted))) continue;
    found.add(unit.id);
    for (let above = unit.parentId; above !== null && above !== undefined; above = parentOf.get(above) ?? null) open.add(above);
  }
  return { found, open };
}
