import { ChangeDetectionStrategy, Component, computed, DOCUMENT, ElementRef, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { type CohortPartsFragment, ServerClock } from '@selaras/web/data-access';
import { Button, Control, Dialog, Field, Formats, injectText } from '@selaras/web/ui';
import { cohortState } from '../cohorts/cohort-state';
import { chatText } from './chat-text';

/** A message for the unit's chat group, ready to copy. Nothing is sent from here. */
@Component({
  selector: 'sl-chat-message',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, Control, Dialog, Field],
  template: `
    <sl-dialog [heading]="t('admin.chat.heading')" [open]="true" (openChange)="closed.emit()">
      <sl-field [label]="t('admin.chat.label')" [hint]="t('admin.chat.hint')">
        <textarea slControl #box readonly rows="8" [value]="text()"></textarea>
      </sl-field>
      <p class="small" role="status">
        @switch (outcome()) {
          @case ('copied') { {{ t('admin.chat.copied') }} }
          @case ('selected') { {{ t('admin.chat.selected') }} }
        }
      </p>
      <div slDialogActions class="row row-end">
        <button slButton="quiet" type="button" (click)="closed.emit()">{{ t('shell.close') }}</button>
        <button slButton type="button" (click)="copy()">{{ t('admin.chat.copy') }}</button>
      </div>
    </sl-dialog>`,
})
export class ChatMessage {
  readonly cohort = input.required<CohortPartsFragment>();
  readonly closed = output();
  protected readonly t = injectText();
  private readonly formats = inject(Formats);
  private readonly clock = inject(ServerClock);
  private readonly document = inject(DOCUMENT);
  private readonly box = viewChild.required<string, ElementRef<HTMLTextAreaElement>>('box', { read: ElementRef });
  protected readonly text = computed(() => {
    const { courseTitle, name, opensAt, closesAt, zone } = this.cohort();
    return chatText(
      {
        course: courseTitle,
        cohort: name,
        opens: this.formats.dateTime(opensAt, zone),
        deadline: this.formats.dateTime(closesAt, zone),
        isUpcoming: cohortState(this.cohort(), this.clock.now()) === 'upcoming',
        address: this.document.location.origin,
      },
      this.t,
    );
  });
  /** What became of the last press; gone when the text is another. */
  protected readonly outcome = linkedSignal<string, 'copied' | 'selected' | null>({ source: this.text, computation: () => null });

  /** On plain HTTP inside an office network browsers withhold the clipboard: then the text is at least selected. */
  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text()); // absent on plain HTTP, refused without permission: both throw
      this.outcome.set('copied');
    } catch {
      this.box().nativeElement.select();
      this.outcome.set('selected');
    }
  }
}
