import { createHash } from 'node:crypto';
import type { AttemptFile, QueuedItem, WorkView } from '@selaras/application/marking';
import { type AttemptId, toIso } from '@selaras/domain/kernel';
import { maskNip } from '@selaras/domain/organisation';
import type { MarkerAgreement } from '@selaras/domain/statistics';

/** Application values in the schema's shape. */
export function markingItemOf({ counts, agreement, ...item }: QueuedItem) {
  return {
    ...item, ...counts,
    agreement: agreement && {
      marks: agreementOf(agreement.marks),
      criteria: agreement.criteria.map((criterion) => ({ ...criterion, agreement: agreementOf(criterion.agreement) })),
    },
  };
}

function agreementOf({ n, exactShare, weightedKappa, reasons }: MarkerAgreement) {
  return { works: n, exactShare, exactShareReason: reasons.exactShare ?? null, weightedKappa, weightedKappaReason: reasons.weightedKappa ?? null };
}

export function workOf(work: WorkView, withNames: boolean) {
  const { attemptId, itemVersionId, person, phase, number, submittedAt, response, files, state, earned, decisions, isMarkedByMe } = work;
  const code = codeOf(attemptId);
  return {
    __typename: 'Work',
    attemptId, itemVersionId, code, response, earned, state: state.toUpperCase(), markedByMe: isMarkedByMe,
    person: withNames ? {
      name: person.name, maskedNip: maskNip(person.nip), unit: person.unit, cohortName: person.cohortName, phase: phase.toUpperCase(), number, submittedAt: toIso(submittedAt),
    } : null,
    files: files.map((file, index) => (withNames ? fileOf(attemptId, file) : { ...fileOf(attemptId, file), name: nameWithoutPerson(code, file, index), url: `${urlOf(attemptId, file)}?as=${nameWithoutPerson(code, file, index)}` })),
    decisions: decisions.map(({ id, role, markerName, isMine, levels, earned: marks, comment, reason, madeAt }) => (
      { id, role: role.toUpperCase(), by: markerName, isMine, levels, earned: marks, comment, reason, at: toIso(madeAt) })),
  };
}

export function fileOf(attemptId: AttemptId, file: AttemptFile) {
  const { id, name, mediaType, byteSize, uploadedAt } = file;
  return { id, name, mediaType, byteSize, url: urlOf(attemptId, file), uploadedAt: toIso(uploadedAt) };
}


function urlOf(attemptId: AttemptId, { id }: AttemptFile): string {
  return `/attempt-files/${attemptId}/${id}`;
}

/** Ids are random, and so is the beginning of their hash. */
function codeOf(attemptId: AttemptId): string {
  return createHash('sha256').update(attemptId).digest('hex').slice(0, 6).toUpperCase();
}

/** File names often are people's names; the ending is kept, so that it opens. */
function nameWithoutPerson(code: string, { name }: AttemptFile, index: number): string {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  return `${code}-${index + 1}${ending.toLowerCase()}`;
}
