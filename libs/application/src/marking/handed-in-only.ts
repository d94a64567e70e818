import { refuse, type AttemptId, type ItemVersionId, type Result } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import type { AttemptFileStore } from './ports';
import type { FileNotHandedIn } from './refusals';

interface SentResponse {
  readonly itemVersionId: ItemVersionId;
  /** Not checked against its item yet. */
  readonly response: unknown;
}

/**
 * Lets responses through to `record` whose files were handed in for that item of that attempt, and no others: an id of somebody else's
 * file would show it to a marker as hers. Asks nothing where no files are named, as in nearly all steps.
 */
export function handedInOnly<Sent extends SentResponse, Value, Refusal>(
  files: Pick<AttemptFileStore, 'handedIn'>, record: (actor: Actor, attemptId: AttemptId, sent: readonly Sent[]) => Promise<Result<Value, Refusal>>,
) {
  return async (actor: Actor, attemptId: AttemptId, sent: readonly Sent[]): Promise<Result<Value, Refusal | FileNotHandedIn>> => {
    for (const [index, { itemVersionId, response }] of sent.entries()) {
      const named = filesNamedIn(response);
      if (named.length === 0) continue;
      const known = await files.handedIn(attemptId, itemVersionId, named);
      const foreign = named.find((id) => !known.has(id));
      if (foreign !== undefined) return refuse({ code: 'FileNotHandedIn', field: `steps.${index}.response`, fileId: foreign });
    }
    return record(actor, attemptId, sent);
  };
}

/** What is malformed in another way is left to whoever reads the whole response. */
function filesNamedIn(response: unknown): readonly string[] {
  if (typeof response !== 'object' || response === null || !('fileIds' in response) || !Array.isArray(response.fileIds)) return [];
  return response.fileIds.filter((id): id is string => typeof id === 'string');
}
