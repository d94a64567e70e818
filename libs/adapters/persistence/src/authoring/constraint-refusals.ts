import type { AuthoringRefusal } from '@selaras/application/authoring';
import { refuse, type Result } from '@selaras/domain/kernel';
import { brokenConstraint } from '../database';

/** Ids are made by clients: one that is already in use for something else is refused, whatever the table. */
const PRIMARY_KEYS = new Set(['course_pkey', 'course_version_pkey', 'module_pkey', 'module_variant_pkey', 'item_pkey', 'item_version_pkey', 'objective_pkey']);

/**
 * Runs `work` and turns what the database would not take into the refusal an author can act on. The use cases decide first;
 * this is what remains when an id belongs to something they could not see. Anything unforeseen is thrown on.
 */
export async function refusingBrokenConstraints<T>(id: string, work: () => Promise<Result<T, AuthoringRefusal>>): Promise<Result<T, AuthoringRefusal>> {
  try {
    return await work();
  } catch (error) {
    const constraint = brokenConstraint(error) ?? '';
    if (constraint === 'published_is_final') return refuse({ code: 'VersionIsPublished' });
    if (PRIMARY_KEYS.has(constraint)) return refuse({ code: 'IdTaken', id });
    throw error;
  }
}
