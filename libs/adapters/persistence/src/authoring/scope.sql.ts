/** True when the course in this alias is owned by a unit at or below one of the roots; `roots` is a placeholder of a uuid array. */
export function courseInScope(alias: string, roots: string): string {
  return `EXISTS (SELECT 1 FROM work_unit_ancestor owned WHERE owned.unit_id = ${alias}.owner_unit_id AND owned.ancestor_id = ANY(${roots}::uuid[]))`;
}
