import { decisionsShownTo } from '@selaras/domain/assessment';
import type { PersonId } from '@selaras/domain/kernel';
import type { RecordedDecision, WorkRecord } from './ports';

/** An answer as one of its markers sees it: of others' decisions only those that she may see. */
export interface WorkView extends Omit<WorkRecord, 'decisions'> {
  readonly decisions: readonly (RecordedDecision & { readonly isMine: boolean })[];
  /** She is one of its markers, so a third person decides where they are apart. */
  readonly isMarkedByMe: boolean;
}

export function shownTo(personId: PersonId, { decisions, ...work }: WorkRecord): WorkView {
  return {
    ...work,
    decisions: decisionsShownTo(personId, decisions, work.scheme).map((decision) => ({ ...decision, isMine: decision.markerId === personId })),
    isMarkedByMe: decisions.some(({ markerId, role }) => markerId === personId && role === 'marker'),
  };
}
