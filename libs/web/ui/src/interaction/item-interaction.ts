import { booleanAttribute, ChangeDetectionStrategy, Component, computed, effect, input, inputBinding, output, outputBinding, signal, type Type, untracked, viewChild, ViewContainerRef } from '@angular/core';
import type { Response } from '@selaras/domain/item';
import { Button } from '../action/button';
import { Skeleton } from '../state/skeleton';
import { injectText } from '../text/text';
import type { InteractionOf } from './answering';
import { ChoiceInteraction } from './choice-interaction';
import { blankResponse, isBlank, type DeliverableItem } from './deliverable-item';
import { isLoadedLater, loadPart } from './interaction-parts';
import { WrittenInteraction } from './written-interaction';

/** Types whose answer cannot be emptied by the controls themselves: a radio button stays pressed, an order stays an order. */
const TAKEN_BACK_BY_BUTTON = ['single-choice', 'true-false', 'ordering', 'situational-judgement'];

/**
 * Where an item is answered, whatever its type. Takes an item and a response, gives back responses; keeps nothing. What most tests
 * are made of is at hand; the other types are fetched when one of them is shown (`preloadInteractions` fetches them before).
 */
@Component({
  selector: 'sl-item-interaction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, Skeleton, ChoiceInteraction, WrittenInteraction],
  template: `
    <fieldset>
      <legend class="visually-hidden">{{ t('shell.item.' + type()) }}</legend>
      @if (choice(); as interaction) {
        <sl-choice-interaction [interaction]="interaction" [response]="response()" [disabled]="disabled()" (responseChange)="responseChange.emit($event)" />
      } @else if (written(); as interaction) {
        <sl-written-interaction [interaction]="interaction" [response]="response()" [disabled]="disabled()" (responseChange)="responseChange.emit($event)" (settled)="settled.emit()" />
      } @else if (state() === 'loading') {
        <sl-skeleton [lines]="3" />
      } @else if (state() === 'failed') {
        <p class="failed" role="alert">{{ t('shell.item.notLoaded') }} <button slButton="secondary" small type="button" (click)="show()">{{ t('shell.tryAgain') }}</button></p>
      }
      <ng-container #place />
    </fieldset>
    @if (canTakeBack()) {
      <div><button slButton="quiet" small type="button" (click)="responseChange.emit(blank())">{{ t('shell.item.takeBack') }}</button></div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-1);
    }
    fieldset {
      min-width: 0;
    }
    .failed {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-3);
      align-items: center;
      color: var(--bad);
    }
  `,
})
export class ItemInteraction {
  readonly item = input.required<DeliverableItem>();
  readonly response = input<Response | null>(null);
  readonly disabled = input(false, { transform: booleanAttribute });
  /** Every change, each key pressed included. */
  readonly responseChange = output<Response>();
  /** The reader left a text field: what was typed is meant. */
  readonly settled = output();
  protected readonly t = injectText();
  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  protected readonly state = signal<'loading' | 'shown' | 'failed'>('shown');
  private asked = 0;

  private readonly interaction = computed(() => this.item().interaction);
  protected readonly type = computed(() => this.interaction().type);
  /** The same type on another item is another part: what was begun there does not go on here. */
  private readonly part = computed(() => `${this.type()}/${this.item().itemVersionId}`);
  protected readonly choice = computed(() => {
    const interaction = this.interaction();
    return interaction.type === 'single-choice' || interaction.type === 'multiple-choice' || interaction.type === 'true-false' ? interaction : null;
  });
  protected readonly written = computed<InteractionOf<'short-text' | 'numeric'> | null>(() => {
    const interaction = this.interaction();
    return interaction.type === 'short-text' || interaction.type === 'numeric' ? interaction : null;
  });
  protected readonly blank = computed(() => blankResponse(this.type()));
  protected readonly canTakeBack = computed(() => !this.disabled() && TAKEN_BACK_BY_BUTTON.includes(this.type()) && !isBlank(this.response()));

  constructor() {
    effect(() => {
      this.part();
      untracked(() => void this.show());
    });
  }

  protected async show(): Promise<void> {
    const [turn, type] = [(this.asked += 1), this.type()];
    this.place().clear();
    if (!isLoadedLater(type)) return this.state.set('shown');
    this.state.set('loading');
    try {
      const part = await loadPart(type);
      if (turn !== this.asked) return;
      this.put(part);
      this.state.set('shown');
    } catch {
      if (turn === this.asked) this.state.set('failed');
    }
  }

  private put(part: Type<unknown>): void {
    this.place().createComponent(part, {
      bindings: [
        inputBinding('itemVersionId', () => this.item().itemVersionId),
        inputBinding('interaction', this.interaction),
        inputBinding('response', this.response),
        inputBinding('disabled', this.disabled),
        outputBinding<Response>('responseChange', (response) => this.responseChange.emit(response)),
        outputBinding('settled', () => this.settled.emit()),
      ],
    });
  }
}
