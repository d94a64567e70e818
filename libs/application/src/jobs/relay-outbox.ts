import type { Clock } from '@selaras/domain/kernel';
import type { JobQueue, OutboxStore } from './ports';

const BATCH = 200;

/** Hands unsent outbox rows to the queue until none is left; returns how many went. */
export function makeRelayOutbox({ outbox, queue, clock }: { readonly outbox: OutboxStore; readonly queue: JobQueue; readonly clock: Clock }) {
  return async (): Promise<number> => {
    let total = 0;
    for (;;) {
      const now = clock();
      const sent = await outbox.relay(BATCH, now, (jobs) => queue.send(jobs, now));
      total += sent;
      if (sent < BATCH) return total;
    }
  };
}
