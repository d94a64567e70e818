import { type Provider, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideTransloco, type Translation, type TranslocoLoader } from '@jsverse/transloco';
import type { Interaction, Response } from '@selaras/domain/item';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LanguageStore } from '../text/language';
import { ItemInteraction } from './item-interaction';

/** The words of the product, so that tests find things as people do. */
class EnglishTexts implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    const of = (scope: string): unknown => JSON.parse(readFileSync(join(process.cwd(), 'apps/web/public/i18n', language, `${scope}.json`), 'utf8'));
    return { shell: of('shell'), refusal: of('refusal') };
  }
}

/** An item being answered: what it looks like, what was given, how its parts are found by role and name. */
export interface Answered {
  readonly page: HTMLElement;
  /** Each response, oldest first. */
  readonly given: Response[];
  readonly last: () => Response | undefined;
  readonly settled: () => number;
  readonly disable: () => Promise<void>;
  /** The page has drawn what the last response made of it. */
  readonly shown: () => Promise<void>;
  /** The button, menu or field of this name. @throws when there is none, or more than one */
  readonly find: (role: 'button' | 'combobox' | 'textbox' | 'radio', name: string | RegExp) => HTMLElement;
  readonly announced: () => string;
}

/** Answers an item as a page does: what is given comes back in as the response. */
export async function answer(interaction: Interaction, first: Response | null = null, providers: readonly Provider[] = []): Promise<Answered> {
  localStorage.setItem('selaras.language', 'en');
  TestBed.configureTestingModule({
    providers: [provideTransloco({ config: { availableLangs: ['id', 'en'], defaultLang: 'en', prodMode: true }, loader: EnglishTexts }), ...providers],
  });
  await TestBed.inject(LanguageStore).start();
  const fixture = TestBed.createComponent(ItemInteraction);
  document.body.replaceChildren(fixture.nativeElement as HTMLElement); // focus needs a page
  const response = signal(first);
  const given: Response[] = [];
  let settled = 0;
  const shown = async (): Promise<void> => {
    fixture.componentRef.setInput('response', response());
    // A part is fetched first, then drawn.
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((done) => setTimeout(done));
      await fixture.whenStable();
    }
  };
  fixture.componentRef.setInput('item', { itemVersionId: 'item', stem: '', interaction });
  fixture.componentInstance.responseChange.subscribe((answered) => {
    given.push(answered);
    response.set(answered);
    fixture.componentRef.setInput('response', answered);
  });
  fixture.componentInstance.settled.subscribe(() => (settled += 1));
  await shown();
  const page = fixture.nativeElement as HTMLElement;
  return {
    page, given, shown,
    last: () => given.at(-1),
    settled: () => settled,
    disable: async () => {
      fixture.componentRef.setInput('disabled', true);
      await shown();
    },
    find: (role, name) => {
      const found = [...page.querySelectorAll<HTMLElement>(SELECTORS[role])].filter((element) => matches(nameOf(element, page), name));
      const [only] = found;
      if (found.length !== 1 || !only) throw new Error(`${found.length} of role ${role} are called ${String(name)} in: ${page.innerHTML}`);
      return only;
    },
    announced: () => [...page.querySelectorAll('[role=status]')].map(({ textContent }) => textContent?.trim() ?? '').filter(Boolean).join(' '),
  };
}

export function key(element: HTMLElement, name: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
  element.dispatchEvent(event);
  return event;
}

export function choose(menu: HTMLElement, words: string): void {
  const select = menu as HTMLSelectElement;
  const option = [...select.options].find(({ textContent }) => textContent?.trim() === words);
  if (!option) throw new Error(`the menu has no ${words}: ${select.innerHTML}`);
  select.value = option.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

export function type(field: HTMLElement, text: string): void {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const SELECTORS = { button: 'button', combobox: 'select', textbox: 'input[type=text], textarea', radio: 'input[type=radio]' };

/** The accessible name, by the ways these parts give one. */
function nameOf(element: HTMLElement, page: HTMLElement): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label.trim();
  const own = element.id === '' ? null : page.querySelector(`label[for="${element.id}"]`);
  return (own ?? element.closest('label') ?? element).textContent?.trim() ?? '';
}

function matches(actual: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? actual === wanted : wanted.test(actual);
}
