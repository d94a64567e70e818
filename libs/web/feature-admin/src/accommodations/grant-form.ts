import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { type EnrolmentTestPartsFragment, GrantAccommodationDocument, GraphqlClient, newId } from '@selaras/web/data-access';
import { Button, ChoiceGroup, Control, Dialog, Field, Formats, injectText, ProblemNotice, RefusalNotice, Segmented } from '@selaras/web/ui';
import { injectSubmission } from '../form/submission';
import { dayAfter, localMomentOf } from '../time/local-moment';
import { MomentField } from '../time/moment-field';
import { GRANT_KINDS, GRANT_RANGES, type GrantDraft, type GrantField, type GrantKind, grantOf } from './grant-draft';

/** What the grant did, as the server said. */
export interface Reach {
  readonly state: string;
  readonly dueAt: string | null;
  readonly submittedAt: string | null;
}

const DAYS_MORE = 7;

/** Grants one person more time, attempts, other dates or breaks for one test, for a reason she will read. */
@Component({
  selector: 'sl-grant-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, ChoiceGroup, Control, Dialog, Field, MomentField, ProblemNotice, RefusalNotice, Segmented],
  template: `
    <sl-dialog [heading]="t('admin.allow.heading', { name: name(), test: t('admin.testName.' + test().phase) })" [open]="true" (openChange)="closed.emit()">
      <form class="stack" id="grant" novalidate (submit)="grant($event)">
        <sl-choice-group [multiple]="true" [label]="t('admin.allow.what')" [choices]="kinds()" [values]="draft().chosen" (valuesChange)="choose($event)" />
        @if (errorAt('chosen'); as error) { <p class="error" role="alert">{{ error }}</p> }
        @if (has('time')) {
          <div class="pair">
            <sl-field [label]="t('admin.allow.time')" [error]="errorAt('time')"><input slControl #time inputmode="numeric" [value]="draft().time" (input)="set({ time: time.value })" /></sl-field>
            <sl-segmented [label]="t('admin.allow.timeIn')" [choices]="timeUnits()" [value]="draft().timeIn" (valueChange)="set({ timeIn: $any($event) })" />
          </div>
        }
        @if (has('attempts')) {
          <sl-field [label]="t('admin.allow.attempts')" [error]="errorAt('attempts')"><input slControl #attempts inputmode="numeric" [value]="draft().attempts" (input)="set({ attempts: attempts.value })" /></sl-field>
        }
        @if (has('opening')) {
          <sl-moment-field [label]="t('admin.allow.opensAt')" [zone]="zone()" [value]="draft().opensAt" (valueChange)="set({ opensAt: $event })" [error]="errorAt('opensAt')" />
        }
        @if (has('closing')) {
          <sl-moment-field [label]="t('admin.allow.closesAt')" [zone]="zone()" [value]="draft().closesAt" (valueChange)="set({ closesAt: $event })" [error]="errorAt('closesAt')" />
        }
        @if (has('breaks')) {
          <div class="pair">
            <sl-field [label]="t('admin.allow.breaks')" [error]="errorAt('breaks')"><input slControl #breaks inputmode="numeric" [value]="draft().breaks" (input)="set({ breaks: breaks.value })" /></sl-field>
            <sl-field [label]="t('admin.allow.breakMinutes')" [error]="errorAt('breakMinutes')"><input slControl #each inputmode="numeric" [value]="draft().breakMinutes" (input)="set({ breakMinutes: each.value })" /></sl-field>
          </div>
        }
        <sl-field [label]="t('admin.allow.reason')" [hint]="t('admin.allow.reasonHint')" [error]="errorAt('reason')">
          <textarea slControl #reason rows="2" maxlength="300" [value]="draft().reason" (input)="set({ reason: reason.value })"></textarea>
        </sl-field>
        <sl-refusal [refusal]="submission.refusal()" [zone]="zone()" />
        @if (submission.problem(); as problem) { <sl-problem [problem]="problem" (retry)="grant()" /> }
      </form>
      <div slDialogActions class="row row-end">
        <button slButton="quiet" type="button" (click)="closed.emit()">{{ t('shell.cancel') }}</button>
        <button slButton type="submit" form="grant" [busy]="submission.busy()">{{ t('admin.allow.submit') }}</button>
      </div>
    </sl-dialog>`,
  styles: `
    .pair { display: grid; gap: var(--s-3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); align-items: end; }
    .error { color: var(--bad); font-weight: 600; font-size: var(--t-s); }
  `,
})
export class GrantForm {
  readonly enrolmentId = input.required<string>();
  readonly name = input.required<string>();
  readonly zone = input.required<string>();
  readonly test = input.required<EnrolmentTestPartsFragment>();
  readonly granted = output<Reach>();
  readonly closed = output();
  protected readonly t = injectText();
  private readonly formats = inject(Formats);
  private readonly client = inject(GraphqlClient);
  protected readonly submission = injectSubmission(['reason']);
  /** Made once: sending again after a lost answer grants once. */
  private readonly accommodationId = newId();
  private readonly faults = signal<readonly GrantField[]>([]);

  protected readonly draft = linkedSignal<GrantDraft>(() => {
    const { opensAt, deadline } = this.test();
    const closing = localMomentOf(deadline.at, this.zone());
    return {
      chosen: [], timeIn: 'percent', time: '', attempts: '1', opensAt: localMomentOf(opensAt, this.zone()), closesAt: { ...closing, day: dayAfter(closing.day, DAYS_MORE) }, breaks: '1', breakMinutes: '10', reason: '',
    };
  });
  /** What would change nothing is not offered: extra time where nothing limits it, attempts where they are not counted. */
  protected readonly kinds = computed(() => {
    const { timeLimitSeconds, attemptsAllowed, attemptsUsed, opensAt, deadline, breaks } = this.test();
    const at = (moment: string) => this.formats.dateTime(moment, this.zone());
    const now: Readonly<Record<GrantKind, string>> = {
      time: timeLimitSeconds === null ? this.t('admin.allow.noTimeLimit') : this.t('admin.allow.now', { now: this.formats.duration(timeLimitSeconds) }),
      attempts: attemptsAllowed === null ? this.t('admin.allow.noAttemptLimit') : this.t('admin.allow.attemptsNow', { used: attemptsUsed, allowed: attemptsAllowed }),
      opening: this.t('admin.allow.now', { now: at(opensAt) }),
      closing: this.t('admin.allow.now', { now: at(deadline.at) }),
      breaks: breaks.most === 0 ? this.t('admin.allow.noBreaks') : this.t('admin.allow.now', { now: this.t('admin.allow.breaksNow', { count: breaks.most, length: this.formats.duration(breaks.secondsEach) }) }),
    };
    const useless: Readonly<Partial<Record<GrantKind, boolean>>> = { time: timeLimitSeconds === null, attempts: attemptsAllowed === null };
    return GRANT_KINDS.map((kind) => ({ value: kind, label: this.t(`admin.allow.kind.${kind}`), hint: now[kind], disabled: useless[kind] ?? false }));
  });
  protected readonly timeUnits = computed(() => (['percent', 'minutes'] as const).map((value) => ({ value, label: this.t(`admin.allow.unit.${value}`) })));

  protected has(kind: GrantKind): boolean {
    return this.draft().chosen.includes(kind);
  }

  protected choose(values: readonly string[]): void {
    this.set({ chosen: GRANT_KINDS.filter((kind) => values.includes(kind)) });
  }

  protected set(change: Partial<GrantDraft>): void {
    this.draft.update((before) => ({ ...before, ...change }));
  }

  protected errorAt(field: GrantField): string {
    if (!this.faults().includes(field)) return field === 'reason' ? this.submission.errorAt('reason') : '';
    if (field === 'chosen' || field === 'reason') return this.t(`admin.allow.fault.${field}`);
    if (field === 'opensAt' || field === 'closesAt') return this.t('admin.moment.missing');
    const [least, most] = GRANT_RANGES[field === 'time' ? this.draft().timeIn : field];
    return this.t('admin.allow.fault.range', { least, most });
  }

  protected async grant(event?: Event): Promise<void> {
    event?.preventDefault();
    const read = grantOf(this.draft(), this.zone());
    this.faults.set('faults' in read ? read.faults : []);
    if ('faults' in read) return this.submission.pointOut();
    const variables = { accommodationId: this.accommodationId, enrolmentId: this.enrolmentId(), phase: this.test().phase, grant: read.grant, reason: read.reason };
    const done = await this.submission.send(async () => (await this.client.run(GrantAccommodationDocument, variables)).grantAccommodation);
    if (done !== null) this.granted.emit(done.reach);
  }
}
