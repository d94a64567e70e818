import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { GraphqlClient, isRefusal, type RefusalAnswer, SessionStore, SetUpDocument } from '@selaras/web/data-access';
import { Button, Card, Control, Field, injectRefusalText, injectText, ProblemNotice, RefusalNotice, usePageTitle } from '@selaras/web/ui';
import { LanguageSwitch } from '../shell/language-switch';

const FIELDS = ['code', 'organisation', 'shortName', 'name', 'nip', 'password'] as const;
type FieldName = (typeof FIELDS)[number];
type Form = Readonly<Record<FieldName | 'zone', string>>;

/** The first page of an empty installation: who runs it, and who keeps it. */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, Card, Control, Field, LanguageSwitch, ProblemNotice, RefusalNotice],
  templateUrl: './set-up.page.html',
  styles: `
    main {
      max-width: 640px;
      margin: 0 auto;
      padding: var(--s-5) var(--s-4) var(--s-7);
    }
    header {
      display: grid;
      gap: var(--s-3);
      margin-bottom: var(--s-5);
    }
    .brand {
      color: var(--brand);
      font-size: var(--t-xl);
      font-weight: var(--w-bold);
    }
  `,
})
export class SetUpPage {
  private readonly client = inject(GraphqlClient);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly sentence = injectRefusalText();
  protected readonly t = injectText();

  protected readonly form = signal<Form>({ code: '', organisation: '', shortName: '', zone: 'Asia/Jakarta', name: '', nip: '', password: '' });
  protected readonly busy = signal(false);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly problem = signal<unknown>(null);

  constructor() {
    usePageTitle(() => this.t('shell.setUp.title'));
  }

  protected set(field: keyof Form, event: Event): void {
    this.form.update((form) => ({ ...form, [field]: (event.target as HTMLInputElement).value }));
    if (this.fieldAtFault() === field) this.refusal.set(null);
  }

  /** What is wrong with one field, in the reader's language; empty when nothing is. */
  protected errorOf(field: FieldName): string {
    const refusal = this.refusal();
    return refusal && this.fieldAtFault() === field ? this.sentence(refusal) : '';
  }

  protected fieldAtFault(): FieldName | null {
    const refusal = this.refusal();
    if (refusal?.code === 'NipMalformed') return 'nip';
    return FIELDS.find((field) => field === refusal?.field) ?? null;
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    this.refusal.set(null);
    try {
      const { setUp } = await this.client.run(SetUpDocument, this.form(), { whenSessionEnds: 'reject' });
      if (isRefusal(setUp)) {
        this.refusal.set(setUp);
        return;
      }
      await this.session.refresh();
      await this.router.navigateByUrl('/admin');
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
