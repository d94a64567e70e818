import { ok, refuse, type Result } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import type { AccommodationId } from '@selaras/domain/scheduling';
import { readText } from '../organisation/checks';
import type { AccommodationDeps } from './deps';
import type { AccommodationRefusal } from './grant-accommodation';
import type { AccommodationRow } from './ports';

/** Takes an accommodation back. It holds for what starts from now on: an attempt that runs keeps what it was given. Again changes nothing. */
export function makeRevokeAccommodation({ store, clock }: AccommodationDeps) {
  return async (actor: Actor, command: { readonly id: AccommodationId; readonly reason: string }): Promise<Result<AccommodationRow, AccommodationRefusal>> => {
    const reason = readText('reason', command.reason, 300);
    if (!reason.ok) return reason;
    const enrolmentId = await store.enrolmentOf(command.id);
    if (!enrolmentId) return refuse({ code: 'AccommodationNotFound' });
    const by = { personId: actor.personId, at: clock() };
    const after = await store.change<AccommodationRefusal>(scopeOf(actor, 'administrator'), enrolmentId, by, (held) => {
      const known = held.accommodations.find(({ id }) => id === command.id);
      if (!known) return refuse({ code: 'AccommodationNotFound' });
      return ok(known.revocation ? null : { revoke: { id: command.id, reason: reason.value }, moves: [] });
    });
    if (!after) return refuse({ code: 'AccommodationNotFound' });
    if (!after.ok) return after;
    const revoked = after.value.accommodations.find(({ id }) => id === command.id);
    return revoked ? ok(revoked) : refuse({ code: 'AccommodationNotFound' });
  };
}
