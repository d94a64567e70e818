import { computed, inject, Injectable, signal } from '@angular/core';
import { ApiProblem, type CourseOutlineFragment, CourseWorkspaceDocument, GraphqlClient, isRefusal, type RefusalAnswer, ServerClock } from '@selaras/web/data-access';
import { modulesInOrder, type CourseVersion, type Unit } from './course-version';
import { WorkspaceSaving } from './saving';

export type LoadState = 'loading' | 'ready' | 'missing' | 'failed';

/** How every change of a version is answered: the version as it stands now, or why not. */
export type VersionAnswer = ({ readonly __typename: 'CourseVersion' } & CourseOutlineFragment) | RefusalAnswer;

/**
 * The version that is open in the workspace. Each change comes back with the whole outline, which replaces this one;
 * changes are sent one after the other, so that an older outline never replaces a newer one.
 */
@Injectable()
export class CourseStore {
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);
  private readonly saving = inject(WorkspaceSaving);
  private readonly current = signal<CourseVersion | null>(null);
  private readonly loading = signal<LoadState>('loading');
  private readonly failure = signal<unknown>(null);
  private readonly allUnits = signal<readonly Unit[]>([]);
  private line: Promise<unknown> = Promise.resolve();

  readonly state = this.loading.asReadonly();
  /** Why the version could not be read, while `state` is `failed`. */
  readonly problem = this.failure.asReadonly();
  readonly version = this.current.asReadonly();
  /** Units this author may write for, in tree order. */
  readonly units = this.allUnits.asReadonly();
  readonly modules = computed(() => {
    const version = this.current();
    return version === null ? [] : modulesInOrder(version);
  });
  readonly isDraft = computed(() => this.current()?.status === 'DRAFT');
  readonly unitById = computed<ReadonlyMap<string, Unit>>(() => new Map([...this.allUnits(), ...(this.current()?.matrixUnits ?? [])].map((unit) => [unit.id, unit])));

  /** Opens a version; what was open before is forgotten. Never rejects: see `state`. */
  async open(versionId: string): Promise<void> {
    if (this.current()?.id !== versionId) {
      this.current.set(null);
      this.loading.set('loading');
    }
    try {
      await this.reload(versionId);
    } catch (problem) {
      this.failure.set(problem);
      if (this.current() === null) this.loading.set('failed');
    }
  }

  /** Reads the open version again. @throws ApiProblem */
  async reload(versionId = this.required().id): Promise<CourseVersion | null> {
    const { courseVersion, authorUnits } = await this.client.run(CourseWorkspaceDocument, { id: versionId });
    this.allUnits.set(authorUnits);
    this.current.set(courseVersion);
    this.loading.set(courseVersion === null ? 'missing' : 'ready');
    return courseVersion;
  }

  /**
   * Sends a change once those before it were answered. `ask` is called with the version as it stands then.
   * @returns null when done, else why not. @throws ApiProblem when there was no answer.
   */
  change(ask: (version: CourseVersion) => Promise<VersionAnswer>): Promise<RefusalAnswer | null> {
    const turn = this.line.catch(() => undefined).then(async () => {
      const answer = await ask(this.required());
      if (isRefusal(answer)) return answer as RefusalAnswer;
      this.current.set(answer as CourseOutlineFragment);
      return null;
    });
    this.line = turn;
    return turn;
  }

  /** As `change`, for what is done by one press: the workspace says that it is being saved, and when it was. */
  async press(ask: (version: CourseVersion) => Promise<VersionAnswer>): Promise<RefusalAnswer | null> {
    const refusal = await this.saving.during(this.change(ask));
    if (refusal === null) this.saving.saved(this.clock.now());
    return refusal;
  }

  /** @throws ApiProblem when no version is open: a bug of the caller. */
  required(): CourseVersion {
    const version = this.current();
    if (version === null) throw new ApiProblem('fault', 'no course version is open');
    return version;
  }
}
