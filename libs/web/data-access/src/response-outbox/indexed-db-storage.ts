import { inOrder, MemoryStorage, type OutboxStorage } from './outbox-storage';
import type { OutboxStep } from './outbox-step';

const DATABASE = 'selaras';
const STORE = 'response-steps';

/** Steps in IndexedDB, one record each; memory where the browser refuses to open it. */
export class IndexedDbStorage implements OutboxStorage {
  private opened: Promise<IDBDatabase | null> | null = null;
  private readonly memory = new MemoryStorage();

  async read(personId: string): Promise<readonly OutboxStep[]> {
    const database = await this.database();
    if (!database) return this.memory.read(personId);
    const index = database.transaction(STORE, 'readonly').objectStore(STORE).index('personId');
    return inOrder(await settled(index.getAll(personId) as IDBRequest<OutboxStep[]>));
  }

  async add(step: OutboxStep): Promise<void> {
    const database = await this.database();
    if (!database) return this.memory.add(step);
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    transaction.objectStore(STORE).put(step);
    return committed(transaction);
  }

  async remove(stepIds: readonly string[]): Promise<void> {
    const database = await this.database();
    if (!database) return this.memory.remove(stepIds);
    const transaction = database.transaction(STORE, 'readwrite');
    for (const stepId of stepIds) transaction.objectStore(STORE).delete(stepId);
    return committed(transaction);
  }

  private database(): Promise<IDBDatabase | null> {
    this.opened ??= open().catch(() => null);
    return this.opened;
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: 'stepId' }).createIndex('personId', 'personId');
  };
  return settled(request);
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB transaction failed'));
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB transaction was aborted'));
  });
}
