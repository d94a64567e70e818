import { afterNextRender, computed, ElementRef, inject, Injector, signal } from '@angular/core';
import { isRefusal, type RefusalAnswer } from '@selaras/web/data-access';
import { injectRefusalText, injectText } from '@selaras/web/ui';

type Answer = { readonly __typename: string };

/**
 * One form on its way to the server: busy, refused at a field or as a whole, or without an answer. Created in an injection context.
 *
 * @param fields names of the fields that print their own refusal; any other refusal belongs to the whole form
 */
export function injectSubmission(fields: readonly string[] = []) {
  const t = injectText();
  const sentence = injectRefusalText();
  const busy = signal(false);
  const refused = signal<RefusalAnswer | null>(null);
  const problem = signal<unknown>(null);
  const injector = inject(Injector);
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const pointOut = () => void afterNextRender({ read: () => host.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus() }, { injector });
  const isAtField = computed(() => fields.includes(fieldOf(refused()) ?? ''));

  return {
    busy: busy.asReadonly(),
    problem: problem.asReadonly(),
    /** What concerns the form as a whole; null when there is nothing, or when a field says it. */
    refusal: computed(() => (isAtField() ? null : refused())),
    /** What is wrong with one field; empty when nothing is. */
    errorAt(field: string): string {
      const refusal = refused();
      if (refusal === null || !fields.includes(field) || fieldOf(refusal) !== field) return '';
      return refusal.code === 'Required' ? t('admin.form.required') : sentence(refusal);
    },
    /** Leads to the first field at fault, which may lie out of sight. */
    pointOut,
    clear(): void {
      refused.set(null);
      problem.set(null);
    },
    /** @returns what was asked for, or null when it was refused, failed, or another one is still on its way */
    async send<Given extends Answer>(request: () => Promise<Given>): Promise<Exclude<Given, { readonly __typename: 'Refusal' }> | null> {
      if (busy()) return null;
      busy.set(true);
      this.clear();
      try {
        const answer = await request();
        if (!isRefusal(answer)) return answer as Exclude<Given, { readonly __typename: 'Refusal' }>;
        refused.set(answer as unknown as RefusalAnswer);
        pointOut();
      } catch (thrown) {
        problem.set(thrown);
      } finally {
        busy.set(false);
      }
      return null;
    },
  };
}

/** A number that is malformed can only be the identity number. */
function fieldOf(refusal: RefusalAnswer | null): string | null {
  return refusal?.field ?? (refusal?.code === 'NipMalformed' ? 'nip' : null);
}
