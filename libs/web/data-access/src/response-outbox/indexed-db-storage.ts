import { inOrder, MemoryStorage, type OutboxStorage } from './outbox-storage';
import type { OutboxStep, OutboxSubmission } from './outbox-step';

const DATABASE = 'selaras';
const STORE = 'response-steps';
const SUBMISSIONS = 'submissions';

/** Steps and submissions in IndexedDB, one record each; memory where the browser refuses to open it. */
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

  async readSubmissions(personId: string): Promise<readonly OutboxSubmission[]> {
    const database = await this.database();
    if (!database) return this.memory.readSubmissions(personId);
    const index = database.transaction(SUBMISSIONS, 'readonly').objectStore(SUBMISSIONS).index('personId');
    return settled(index.getAll(personId) as IDBRequest<OutboxSubmission[]>);
  }

  async addSubmission(submission: OutboxSubmission): Promise<void> {
    const database = await this.database();
    if (!database) return this.memory.addSubmission(submission);
    const transaction = database.transaction(SUBMISSIONS, 'readwrite', { durability: 'strict' });
    transaction.objectStore(SUBMISSIONS).put(submission);
    return committed(transaction);
  }

  async removeSubmission(attemptId: string): Promise<void> {
    const database = await this.database();
    if (!database) return this.memory.removeSubmission(attemptId);
    const transaction = database.transaction(SUBMISSIONS, 'readwrite');
    transaction.objectStore(SUBMISSIONS).delete(attemptId);
    return committed(transaction);
  }

  private database(): Promise<IDBDatabase | null> {
    this.opened ??= open().catch(() => null);
    return this.opened;
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 2);
  request.onupgradeneeded = ({ oldVersion }) => {
    if (oldVersion < 1) request.result.createObjectStore(STORE, { keyPath: 'stepId' }).createIndex('personId', 'personId');
    if (oldVersion < 2) request.result.createObjectStore(SUBMISSIONS, { keyPath: 'attemptId' }).createIndex('personId', 'personId');
  };
  // An older page of the product in another tab holds the old shape open; this one waits until it lets go.
  request.onblocked = () => undefined;
  return settled(request).then((database) => {
    // A newer page wants another shape: let go, so that it does not wait for this one.
    database.onversionchange = () => database.close();
    return database;
  });
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
