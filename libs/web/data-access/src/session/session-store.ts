import { computed, inject, Injectable, signal } from '@angular/core';
import { ServerClock } from '../clock/server-clock';
import { ChangeLocaleDocument, CurrentSessionDocument, SignInDocument, SignOutDocument, type SessionPersonFragment } from '../generated';
import { ApiProblem } from '../graphql/api-problem';
import { GraphqlClient } from '../graphql/graphql-client';
import { isRefusal, type RefusalAnswer } from '../graphql/refusal-answer';

export type SignedInPerson = SessionPersonFragment;
export type RoleName = SignedInPerson['grants'][number]['role'];
export type LocaleName = SignedInPerson['locale'];

/** Roles in the order in which they are offered. */
export const ROLES: readonly RoleName[] = ['LEARNER', 'INSTRUCTOR', 'EVALUATOR', 'ADMINISTRATOR'];

/** Something to be done before the session is given up, such as sending what is still unsent. */
export type LeavingStep = (person: SignedInPerson) => Promise<void>;

/** Who is signed in on this device. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);
  private readonly person = signal<SignedInPerson | null>(null);
  private readonly expired = signal(false);
  private readonly leavingSteps: LeavingStep[] = [];
  private waiting: Array<{ resolve: () => void; reject: (reason: ApiProblem) => void }> = [];
  private loading: Promise<void> | null = null;

  readonly me = this.person.asReadonly();
  /** The session ended while the page was in use: the same person may sign in again and go on where she was. */
  readonly hasExpired = this.expired.asReadonly();
  readonly roles = computed<readonly RoleName[]>(() => {
    const held = new Set(this.person()?.grants.map(({ role }) => role));
    return ROLES.filter((role) => held.has(role));
  });

  constructor() {
    this.client.onSessionEnd(() => this.renewed());
  }

  /** Asks the server once who is signed in; later calls wait for the same answer. @throws ApiProblem when the server is not reached. */
  async ready(): Promise<void> {
    this.loading ??= this.refresh().catch((problem: unknown) => {
      this.loading = null;
      throw problem;
    });
    return this.loading;
  }

  async refresh(): Promise<void> {
    const askedAt = Date.now();
    const { me, serverTime } = await this.client.run(CurrentSessionDocument, {}, { whenSessionEnds: 'reject' });
    this.clock.learn(serverTime, askedAt);
    this.person.set(me);
  }

  hasRole(role: RoleName): boolean {
    return this.roles().includes(role);
  }

  /** @returns null when signed in, else why not. @throws ApiProblem */
  async signIn(nip: string, password: string): Promise<RefusalAnswer | null> {
    const { signIn } = await this.client.run(SignInDocument, { nip, password }, { whenSessionEnds: 'reject' });
    if (isRefusal(signIn)) return signIn;
    const isSomebodyElse = this.person() !== null && this.person()?.id !== signIn.me.id;
    this.person.set(signIn.me);
    // The next page asks again: whether the browser kept the session, and what time it is at the server.
    this.loading = null;
    this.expired.set(false);
    this.settleWaiting(isSomebodyElse);
    return null;
  }

  /** Runs before signing out, in the order of registration. A step that fails does not keep anybody signed in. */
  beforeSignOut(step: LeavingStep): void {
    this.leavingSteps.push(step);
  }

  /** @throws ApiProblem `offline`: the cookie is still there, and the reader has to know on a shared computer. */
  async signOut(): Promise<void> {
    const leaving = this.person();
    if (leaving) await Promise.allSettled(this.leavingSteps.map((step) => step(leaving)));
    await this.client.run(SignOutDocument, {}, { whenSessionEnds: 'reject' });
    this.forget();
  }

  /** Leaves the ended session behind without signing in again. */
  forget(): void {
    this.person.set(null);
    this.expired.set(false);
    this.settleWaiting(true);
  }

  /** Keeps the language for the person, on all her devices. Nothing happens when nobody is signed in. */
  async changeLocale(locale: LocaleName): Promise<void> {
    if (this.person() === null || this.expired()) return;
    const { changeLocale } = await this.client.run(ChangeLocaleDocument, { locale });
    if (!isRefusal(changeLocale)) this.person.set(changeLocale.me);
  }

  /** The session was found to have ended; resolves when the same person is back. Also called by what sends in the background. */
  renewed(): Promise<void> {
    if (this.person() === null) return Promise.reject(new ApiProblem('session-ended', 'nobody is signed in'));
    this.expired.set(true);
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  private settleWaiting(isSomebodyElse: boolean): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const { resolve, reject } of waiting) {
      if (isSomebodyElse) reject(new ApiProblem('session-ended', 'somebody else signed in'));
      else resolve();
    }
  }
}
