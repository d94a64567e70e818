import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { Answering } from './answering';
import { optionLetter, toggled } from './deliverable-item';

interface Shown {
  readonly id: string;
  readonly html: string;
  readonly mark: string;
  readonly chosen: boolean;
}

/** One of several options, several of them, or true and false. */
@Component({
  selector: 'sl-choice-interaction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (multiple()) {
      <p class="hint" aria-hidden="true">{{ t('shell.item.multiple-choice') }}</p>
    }
    @for (option of options(); track option.id) {
      <label class="option" [class.on]="option.chosen">
        <input class="visually-hidden" [type]="multiple() ? 'checkbox' : 'radio'" [name]="name" [value]="option.id" [checked]="option.chosen" [disabled]="disabled()" (change)="choose(option.id)" />
        <span class="mark" [class.square]="multiple()" aria-hidden="true">{{ option.chosen && multiple() ? '✓' : option.mark }}</span>
        <span class="text" [innerHTML]="option.html"></span>
      </label>
    }
  `,
  styleUrl: './choice-interaction.css',
})
export class ChoiceInteraction extends Answering<'single-choice' | 'multiple-choice' | 'true-false'> {
  protected readonly multiple = computed(() => this.interaction().type === 'multiple-choice');
  protected readonly options = computed<readonly Shown[]>(() => {
    const [interaction, response] = [this.interaction(), this.current()];
    if (interaction.type === 'true-false') {
      const value = response?.type === 'true-false' ? response.value : null;
      return [
        { id: 'true', html: this.t('shell.item.true'), mark: optionLetter(0), chosen: value === true },
        { id: 'false', html: this.t('shell.item.false'), mark: optionLetter(1), chosen: value === false },
      ];
    }
    const chosen = response?.type === 'single-choice' ? [response.optionId] : response?.type === 'multiple-choice' ? response.optionIds : [];
    return interaction.options.map(({ id, text }, index) => ({ id, html: text, mark: optionLetter(index), chosen: chosen.includes(id) }));
  });

  protected choose(id: string): void {
    const interaction = this.interaction();
    if (interaction.type === 'multiple-choice') this.give(toggled(interaction.options, this.current(), id));
    else if (interaction.type === 'true-false') this.give({ type: 'true-false', value: id === 'true' });
    else this.give({ type: 'single-choice', optionId: id });
  }
}
