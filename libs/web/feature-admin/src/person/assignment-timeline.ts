import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { PersonPartsFragment } from '@selaras/web/data-access';
import { Badge, type BadgeTone, Formats, injectText } from '@selaras/web/ui';
import { assignmentState } from './assignment-span';

type Assignment = PersonPartsFragment['assignments'][number];
const TONE: Readonly<Record<ReturnType<typeof assignmentState>, BadgeTone>> = { now: 'good', past: 'plain', future: 'info' };

/** Where somebody worked, works and will work, latest first. */
@Component({
  selector: 'sl-assignment-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Badge],
  template: `
    <ol role="list">
      @for (assignment of assignments(); track assignment.id) {
        <li [attr.data-state]="stateOf(assignment)">
          <p class="row">
            <b>{{ assignment.unit.name }}</b>
            @if (assignment.kind === 'acting') { <sl-badge tone="gold">{{ t('admin.person.kind.acting') }}</sl-badge> }
            @if (stateOf(assignment) !== 'past') { <sl-badge [tone]="toneOf(assignment)">{{ t('admin.person.state.' + stateOf(assignment)) }}</sl-badge> }
          </p>
          <p class="small muted num">{{ spanOf(assignment) }}</p>
        </li>
      }
    </ol>`,
  styles: `
    ol { padding: 0; list-style: none; }
    li { position: relative; padding: 0 0 var(--s-4) var(--s-5); }
    li::before { content: ''; position: absolute; inset: 12px auto -6px 6px; border-inline-start: 2px solid var(--line); }
    li:last-child::before { display: none; }
    li::after { content: ''; position: absolute; top: 6px; inset-inline-start: 0; width: 14px; height: 14px; border: 2px solid var(--line-strong); border-radius: 50%; background: var(--paper); }
    li[data-state='now']::after { background: var(--brand); border-color: var(--brand); }
    li[data-state='future']::after { border-style: dashed; border-color: var(--brand); }
    li[data-state='past'] b { font-weight: 500; }
    li:last-child { padding-bottom: 0; }
    .row { gap: var(--s-1) var(--s-2); }
  `,
})
export class AssignmentTimeline {
  readonly assignments = input.required<readonly Assignment[]>();
  /** Today, `yyyy-mm-dd`. */
  readonly today = input.required<string>();
  protected readonly t = injectText();
  private readonly formats = inject(Formats);

  protected stateOf(assignment: Assignment): ReturnType<typeof assignmentState> {
    return assignmentState(assignment, this.today());
  }

  protected toneOf(assignment: Assignment): BadgeTone {
    return TONE[this.stateOf(assignment)];
  }

  protected spanOf({ from, until }: Assignment): string {
    const days = { from: this.formats.day(from), until: until === null ? '' : this.formats.day(until) };
    return this.t(until === null ? 'admin.person.since' : 'admin.person.fromUntil', days);
  }
}
