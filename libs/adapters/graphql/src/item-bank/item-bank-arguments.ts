import type { SearchBank, WantedTags } from '@selaras/application/item-bank';
import { idOf } from '../read-arguments';
import type { ItemTagsInput, QueryBankItemsArgs } from '../schema.generated';

export function searchOf({ courseId, filter }: QueryBankItemsArgs): SearchBank {
  return {
    courseId: idOf<'Course'>('courseId', courseId),
    text: filter?.text ?? null, type: filter?.type ?? null, objectiveCode: filter?.objectiveCode ?? null, difficulty: filter?.difficulty?.toLowerCase() ?? null,
    unitId: filter?.unitId ? idOf<'WorkUnit'>('filter.unitId', filter.unitId) : null, tag: filter?.tag ?? null,
    state: filter?.state?.toLowerCase().replace('_', '-') ?? null, sort: filter?.sort?.toLowerCase() ?? null,
  };
}

/** What was left out stays out: it leaves the item as it is, where null empties it. */
export function wantedOf({ objectiveCode, difficulty, unitId, exposureLimit, addTags, removeTags, archived }: ItemTagsInput): WantedTags {
  return {
    ...(objectiveCode === undefined ? {} : { objectiveCode }),
    ...(difficulty === undefined ? {} : { difficulty: difficulty?.toLowerCase() ?? null }),
    ...(unitId === undefined ? {} : { unitId: unitId === null ? null : idOf<'WorkUnit'>('change.unitId', unitId) }),
    ...(exposureLimit === undefined ? {} : { exposureLimit }),
    ...(typeof archived === 'boolean' ? { archived } : {}),
    addTags: addTags ?? [], removeTags: removeTags ?? [],
  };
}
