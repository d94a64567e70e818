import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CohortMemberPartsFragment } from '@selaras/web/data-access';
import { Badge, Button, Formats, injectText, ProgressBar, Table } from '@selaras/web/ui';

/** The people of a cohort: how far each is, until when and why. */
@Component({
  selector: 'sl-members-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Badge, Button, ProgressBar, Table],
  template: `
    <sl-table stacked [caption]="t('admin.members.heading')">
      <table>
        <thead>
          <tr>
            <th scope="col">{{ t('admin.people.name') }}</th>
            <th scope="col">{{ t('admin.people.unit') }}</th>
            <th scope="col">{{ t('admin.members.progress') }}</th>
            <th scope="col">{{ t('admin.members.deadline') }}</th>
            <th scope="col"><span class="visually-hidden">{{ t('admin.members.actions') }}</span></th>
          </tr>
        </thead>
        <tbody>
          @for (member of members(); track member.enrolmentId) {
            <tr [class.out]="member.withdrawnAt !== null">
              <th scope="row">
                <span>
                  <a [routerLink]="['/admin', 'people', member.personId]">{{ member.name }}</a>
                  <span class="nip xs muted num"><span class="visually-hidden">{{ t('admin.people.nip') }} </span>{{ shortNip(member.maskedNip) }}</span>
                </span>
              </th>
              <td [attr.data-label]="t('admin.people.unit')">{{ member.unit?.shortName ?? t('admin.people.noUnit') }}</td>
              <td [attr.data-label]="t('admin.members.progress')">
                @if (member.withdrawnAt; as at) {
                  <sl-badge tone="plain">{{ t('admin.members.withdrawn', { date: formats.shortDate(at, member.deadline.zone) }) }}</sl-badge>
                } @else {
                  <div class="progress">
                    <span class="row">
                      <span>{{ t('admin.members.steps', { done: member.stepsDone, total: member.stepsTotal }) }}</span>
                      @if (member.passed !== null) {
                        <sl-badge [tone]="member.passed ? 'good' : 'gold'">{{ t(member.passed ? 'admin.members.passed' : 'admin.members.notPassed') }}</sl-badge>
                      }
                    </span>
                    <sl-progress-bar [label]="t('admin.members.progressOf', { name: member.name })" [done]="member.stepsDone" [total]="member.stepsTotal" />
                  </div>
                }
              </td>
              <td [attr.data-label]="t('admin.members.deadline')">
                <span>
                  {{ formats.shortDateTime(member.deadline.at, member.deadline.zone) }}
                  <span class="reason xs muted">{{ t('admin.members.setBy.' + member.deadline.setBy, { reason: member.deadline.reason }) }}</span>
                </span>
              </td>
              <td class="actions">
                @if (member.withdrawnAt === null) {
                  <a slButton="quiet" small [routerLink]="['members', member.enrolmentId]" [attr.aria-label]="t('admin.accommodations.heading', { name: member.name })">{{ t('admin.accommodations.short') }}</a>
                  <button slButton="quiet" small type="button" [attr.aria-label]="t('admin.extend.heading', { name: member.name })" (click)="extend.emit(member)">{{ t('admin.extend.short') }}</button>
                  <button slButton="quiet" small type="button" [attr.aria-label]="t('admin.withdraw.heading', { name: member.name })" (click)="withdraw.emit(member)">{{ t('admin.withdraw.short') }}</button>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </sl-table>`,
  styles: `
    .nip, .reason { display: block; font-weight: 400; }
    .progress { display: grid; gap: 6px; min-width: 9rem; }
    .progress .row { gap: var(--s-2); }
    .out th a { font-weight: 400; }
    .actions { text-align: end; white-space: nowrap; }
    @media (width < 48rem) { .actions { flex-wrap: wrap; justify-content: flex-end; gap: 0; } .progress .row { justify-content: flex-end; } .reason { max-width: 13rem; margin-inline-start: auto; } }
  `,
})
export class MembersTable {
  readonly members = input.required<readonly CohortMemberPartsFragment[]>();
  readonly extend = output<CohortMemberPartsFragment>();
  readonly withdraw = output<CohortMemberPartsFragment>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);

  /** Fifteen dots say no more than three, and three fit a phone. */
  protected shortNip(masked: string): string {
    return masked.slice(-6);
  }
}
