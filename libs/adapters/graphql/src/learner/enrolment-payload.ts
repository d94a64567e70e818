import type {
  AttemptResultView, EnrolmentView, ModuleStepView, ModuleView, NextStepView, ProgressSaved, TestStepView,
} from '@selaras/application/learning';
import { toIso, type Instant } from '@selaras/domain/kernel';
import type { EnrolmentWindow, StepLock } from '@selaras/domain/scheduling';
import { refusalOf, type DomainRefusal } from '../refusal';
import { rulesPayload } from '../test-rules-payload';

const WINDOWS = { 'not-yet': 'NOT_YET', open: 'OPEN', over: 'OVER' } satisfies Record<EnrolmentWindow, string>;
const NEXT_KINDS = { 'pre-test': 'PRE_TEST', module: 'MODULE', 'post-test': 'POST_TEST' } satisfies Record<NextStepView['kind'], string>;

export function isoOrNull(moment: Instant | null): string | null {
  return moment === null ? null : toIso(moment);
}

/** A refusal whose moments (`opensAt`, `closedAt`) are written as every other moment of the schema. */
export function learnerRefusal(refusal: DomainRefusal) {
  const written = Object.entries(refusal).map(([name, value]: [string, unknown]) =>
    [name, name.endsWith('At') && typeof value === 'number' ? toIso(value as Instant) : value]);
  return refusalOf(Object.fromEntries(written) as DomainRefusal);
}

export function enrolmentPayload(enrolment: EnrolmentView) {
  return {
    ...enrolment,
    opensAt: toIso(enrolment.opensAt),
    deadline: { ...enrolment.deadline, at: toIso(enrolment.deadline.at) },
    window: WINDOWS[enrolment.window],
    preTest: testStepPayload(enrolment.preTest),
    modules: enrolment.modules.map(moduleStepPayload),
    postTest: testStepPayload(enrolment.postTest),
    practice: enrolment.practice && testStepPayload(enrolment.practice),
    next: enrolment.next && { ...enrolment.next, kind: NEXT_KINDS[enrolment.next.kind] },
  };
}

function testStepPayload(step: TestStepView) {
  return {
    ...step,
    phase: step.phase.toUpperCase(),
    state: step.state.toUpperCase(),
    lockedBy: lockPayload(step.lockedBy),
    results: step.results.map(resultPayload),
    opensAt: toIso(step.opensAt),
    deadline: { ...step.deadline, at: toIso(step.deadline.at) },
    rules: rulesPayload(step.rules),
    accommodations: step.accommodations.map(({ opensAt, closesAt, grantedAt, ...accommodation }) => ({
      ...accommodation, opensAt: isoOrNull(opensAt), closesAt: isoOrNull(closesAt), grantedAt: toIso(grantedAt),
    })),
  };
}

function moduleStepPayload(step: ModuleStepView) {
  return { ...step, state: step.state.toUpperCase(), lockedBy: lockPayload(step.lockedBy), completedAt: isoOrNull(step.completedAt) };
}

function lockPayload(lock: StepLock | null) {
  return lock && learnerRefusal(lock);
}

export function resultPayload(result: AttemptResultView) {
  return { ...result, submittedAt: toIso(result.submittedAt) };
}

export function modulePayload(module: ModuleView) {
  return {
    __typename: 'ModuleContent',
    ...module,
    variantLevel: module.variantLevel?.toUpperCase() ?? null,
    files: module.files.map((file) => ({ ...file, url: `/files/${file.id}` })),
    completedAt: isoOrNull(module.completedAt),
  };
}

export function progressPayload(saved: ProgressSaved) {
  return { __typename: 'ProgressSaved', ...saved, completedAt: isoOrNull(saved.completedAt), savedAt: toIso(saved.savedAt) };
}
