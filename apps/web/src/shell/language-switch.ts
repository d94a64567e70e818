import { booleanAttribute, ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { SessionStore } from '@selaras/web/data-access';
import { type Choice, injectText, type Language, LanguageStore, Segmented } from '@selaras/web/ui';

/** Language of the page, kept on this device, and for the person where somebody is signed in. */
@Component({
  selector: 'sl-language-switch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Segmented],
  template: `<sl-segmented [label]="t('shell.language')" [choices]="choices()" [value]="current()" (valueChange)="choose($event)" />`,
})
export class LanguageSwitch {
  private readonly language = inject(LanguageStore);
  private readonly session = inject(SessionStore);
  protected readonly t = injectText();
  protected readonly current = computed<Language>(() => this.language.current());
  /** `ID` and `EN`, where there is little room. */
  readonly short = input(false, { transform: booleanAttribute });
  /** Each language in its own words, so that it is found by who cannot read the other. */
  protected readonly choices = computed<readonly Choice<Language>[]>(() => [
    { value: 'id', label: this.short() ? 'ID' : 'Bahasa Indonesia' },
    { value: 'en', label: this.short() ? 'EN' : 'English' },
  ]);

  protected async choose(language: Language): Promise<void> {
    await this.language.switchTo(language);
    // Offline, the device keeps the choice; the person's own setting follows the next time.
    await this.session.changeLocale(language === 'en' ? 'EN' : 'ID').catch(() => undefined);
  }
}
