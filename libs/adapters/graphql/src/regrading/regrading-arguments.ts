import type { AttemptFilter, SentCorrection } from '@selaras/application/regrading';
import { jsonArgument } from '../author/author-arguments';
import { idOf } from '../read-arguments';
import type { CorrectionInput, QuerySubmittedAttemptsArgs } from '../schema.generated';

/** @throws badInput naming the field for ids and JSON that are none. */
export function sentCorrection({ kind, itemVersionId, key, restoresId, policy }: CorrectionInput): SentCorrection {
  return {
    kind: KINDS[kind],
    itemVersionId: itemVersionId ? idOf<'ItemVersion'>('correction.itemVersionId', itemVersionId) : null,
    key: jsonArgument('correction.key', key ?? null),
    restoresId: restoresId ? idOf<'Correction'>('correction.restoresId', restoresId) : null,
    policy: policy === 'NEVER_LOWER' ? 'never-lower' : 'recompute',
  };
}

export function attemptFilter({ search, phase, cohortId, awaiting }: QuerySubmittedAttemptsArgs): AttemptFilter {
  return {
    search: search ?? '',
    phase: phase === 'PRE' ? 'pre' : phase === 'POST' ? 'post' : null,
    cohortId: cohortId ? idOf<'Cohort'>('cohortId', cohortId) : null,
    isAwaiting: awaiting ?? false,
  };
}

const KINDS = { CORRECT_KEY: 'correct-key', DROP_ITEM: 'drop-item', CREDIT_EVERYBODY: 'credit-everybody', RESTORE: 'restore' } as const;
