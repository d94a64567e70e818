import type { ChangedAttempt, CorrectionLog, CorrectionPreview, CorrectionRecord, GradedAttempt, GradedItem, ItemToCorrect, OutcomeVersion, RegradeProgress, SubmittedAttempt } from '@selaras/application/regrading';
import { floorAdjustment } from '@selaras/domain/assessment';
import { toIso } from '@selaras/domain/kernel';
import { maskNip } from '@selaras/domain/organisation';
import { connectionOf } from '../connection';
import { interactionPayload } from '../delivered-item';

/** Application values in the schema's shape: upper-case enums, ISO times, identity numbers masked. */
export function correctionLogOf({ corrections, ...log }: CorrectionLog) {
  return { ...log, corrections: corrections.map(correctionOf) };
}

export function correctionOf({ correction, madeAt, progress, ...record }: CorrectionRecord) {
  return {
    __typename: 'Correction',
    ...record,
    id: correction.id, keyVersion: correction.keyVersion, itemVersionId: correction.itemVersionId,
    kind: enumOf(correction.kind), policy: enumOf(correction.policy),
    key: correction.kind === 'correct-key' ? correction.key : null,
    restoresId: correction.kind === 'restore' ? correction.restoresId : null,
    madeAt: toIso(madeAt), progress: progressOf(progress),
  };
}

export function progressOf({ startedAt, finishedAt, ...progress }: RegradeProgress) {
  return { ...progress, startedAt: toIso(startedAt), finishedAt: finishedAt === null ? null : toIso(finishedAt) };
}

export function correctableItemOf({ itemVersionId, position, part, unit, content, inForce }: ItemToCorrect) {
  return {
    itemVersionId, position, part, unit, title: content.title, type: content.interaction.type, content,
    inForce: inForce && { correctionId: inForce.id, keyVersion: inForce.keyVersion, kind: enumOf(inForce.kind), key: inForce.kind === 'correct-key' ? inForce.key : null },
  };
}

export function submittedAttemptOf({ person, phase, number, submittedAt, outcome, isMarkedByHand }: SubmittedAttempt) {
  return {
    attemptId: person.attemptId, name: person.name, maskedNip: maskNip(person.nip), unit: person.unit, cohortName: person.cohortName,
    phase: phase.toUpperCase(), number, submittedAt: toIso(submittedAt), standing: outcome, keyVersion: outcome?.keyVersion ?? null, markedByHand: isMarkedByHand,
  };
}

export function previewOf({ keyVersion, counts, credit, changes, outsideScope, cohorts }: CorrectionPreview, offset: number) {
  return { __typename: 'CorrectionPreview', keyVersion, ...counts, ...credit, outsideScope, changes: connectionOf(changes, offset, changedAttemptOf), cohorts };
}

function changedAttemptOf({ attemptId, person, phase, number, before, after }: ChangedAttempt) {
  return { attemptId, name: person.name, maskedNip: maskNip(person.nip), unit: person.unit, cohortName: person.cohortName, phase: phase.toUpperCase(), number, before, after };
}

export function gradedAttemptOf({ person, phase, submittedAt, outcome, outcomes, items, ...attempt }: GradedAttempt) {
  return {
    __typename: 'GradedAttempt',
    ...attempt,
    name: person.name, maskedNip: maskNip(person.nip), unit: person.unit, cohortName: person.cohortName,
    phase: phase.toUpperCase(), submittedAt: toIso(submittedAt), outcome: outcomeOf(outcome), outcomes: outcomes.map(outcomeOf), items: items.map(itemOf),
  };
}

function outcomeOf({ keyVersion, revision, core, full, lifted, complete, passed, scoredAt, items }: OutcomeVersion) {
  return { keyVersion, revision, core, full, lifted, floored: floorAdjustment(items), complete, passed, scoredAt: toIso(scoredAt) };
}

function itemOf({ interaction, marksByPerson, ...item }: GradedItem) {
  return {
    ...item,
    ...interactionPayload(interaction),
    marksByPerson: marksByPerson.map(({ at, ...mark }) => ({ ...mark, at: toIso(at) })),
  };
}

/** `correct-key` is CORRECT_KEY in the schema. */
function enumOf(text: string): string {
  return text.toUpperCase().replaceAll('-', '_');
}
