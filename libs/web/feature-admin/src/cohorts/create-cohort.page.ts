import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { CreateCohortDocument, GraphqlClient, newId, PublishedVersionsDocument, ServerClock } from '@selaras/web/data-access';
import { Button, Card, Control, EmptyState, Field, injectText, Page, PageHeader, ProblemNotice, RefusalNotice, Skeleton } from '@selaras/web/ui';
import { injectSubmission } from '../form/submission';
import { dayAfter, type LocalMoment, momentOf } from '../time/local-moment';
import { MomentField } from '../time/moment-field';
import { injectToday, injectZone } from '../time/today';
import { UnitSelect } from '../units/unit-select';
import { UnitTree } from '../units/unit-tree';

const DAYS_OPEN = 30;

/** Which course, run by whom, from when until when. */
@Component({
  selector: 'sl-create-cohort-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Button, Card, Control, EmptyState, Field, Page, PageHeader, ProblemNotice, RefusalNotice, Skeleton, MomentField, UnitSelect],
  templateUrl: './create-cohort.page.html',
})
export class CreateCohortPage {
  protected readonly t = injectText();
  protected readonly tree = inject(UnitTree);
  protected readonly submission = injectSubmission(['name', 'unitId', 'closesAt']);
  private readonly client = inject(GraphqlClient);
  private readonly router = inject(Router);
  private readonly clock = inject(ServerClock);
  private readonly today = injectToday();
  private readonly ownZone = injectZone();
  /** Made once, so that pressing again after a lost answer makes no second cohort. */
  private readonly cohortId = newId();

  protected readonly versions = resource({ loader: async ({ abortSignal }) => (await this.client.run(PublishedVersionsDocument, {}, { signal: abortSignal })).publishedVersions });
  protected readonly versionId = linkedSignal(() => (this.versions.hasValue() ? (this.versions.value()[0]?.versionId ?? null) : null));
  protected readonly unitId = linkedSignal<string | null>(() => this.tree.nodes()?.[0]?.unit.id ?? null);
  /** A cohort keeps the time of the unit that runs it. */
  protected readonly zone = computed(() => this.tree.nodes()?.find(({ unit }) => unit.id === this.unitId())?.unit.zone ?? this.ownZone());
  protected readonly name = signal('');
  protected readonly opens = linkedSignal<LocalMoment>(() => ({ day: this.today(this.zone()), time: '00:00' }));
  protected readonly closes = linkedSignal<LocalMoment>(() => ({ day: dayAfter(this.today(this.zone()), DAYS_OPEN), time: '23:59' }));
  private readonly asked = signal(false);

  protected readonly nameError = computed(() => (this.asked() && this.name().trim() === '' ? this.t('admin.form.required') : this.submission.errorAt('name')));
  protected readonly opensError = computed(() => (this.asked() && momentOf(this.opens(), this.zone()) === null ? this.t('admin.moment.missing') : ''));
  protected readonly closesError = computed(() => this.closesFault() || this.submission.errorAt('closesAt'));
  /** What can be told before the server is asked; empty when nothing is wrong. */
  private readonly closesFault = computed(() => {
    const [opensAt, closesAt] = [momentOf(this.opens(), this.zone()), momentOf(this.closes(), this.zone())];
    if (closesAt === null) return this.asked() ? this.t('admin.moment.missing') : '';
    if (Date.parse(closesAt) <= this.clock.now()) return this.t('admin.create.closesPast');
    return opensAt !== null && closesAt <= opensAt ? this.t('admin.create.closesEarlier') : '';
  });

  constructor() {
    void this.tree.load();
  }

  protected async create(event?: Event): Promise<void> {
    event?.preventDefault();
    this.asked.set(true);
    const [versionId, unitId, zone, name] = [this.versionId(), this.unitId(), this.zone(), this.name().trim()];
    const [opensAt, closesAt] = [momentOf(this.opens(), zone), momentOf(this.closes(), zone)];
    if (versionId === null || unitId === null || name === '' || opensAt === null || closesAt === null || this.closesFault() !== '') return this.submission.pointOut();
    const cohort = await this.submission.send(
      async () => (await this.client.run(CreateCohortDocument, { cohortId: this.cohortId, versionId, unitId, name, opensAt, closesAt, zone })).createCohort,
    );
    if (cohort !== null) await this.router.navigate(['/admin', 'cohorts', cohort.id]);
  }
}
