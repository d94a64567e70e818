/** Where an assignment stands in time on a day. Days are `yyyy-mm-dd`; `until` is the last day, null while it lasts. */
export function assignmentState(assignment: { readonly from: string; readonly until: string | null }, today: string): 'now' | 'past' | 'future' {
  if (assignment.from > today) return 'future';
  return assignment.until !== null && assignment.until < today ? 'past' : 'now';
}
