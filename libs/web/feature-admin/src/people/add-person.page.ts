import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { AddPersonDocument, GraphqlClient, newId, type PersonListRowFragment } from '@selaras/web/data-access';
import { Button, Card, Checkbox, type Choice, Control, Field, injectText, Page, PageHeader, ProblemNotice, RefusalNotice, Segmented, Skeleton } from '@selaras/web/ui';
import { injectSubmission } from '../form/submission';
import { isDay } from '../time/local-moment';
import { injectToday, injectZone } from '../time/today';
import { UnitSelect } from '../units/unit-select';
import { UnitTree } from '../units/unit-tree';
import { typedNip } from './typed-nip';

type Level = PersonListRowFragment['level'];
const LEAST_PASSWORD = 10;

/** A new person: who she is, where she works since when, and the password she first signs in with. */
@Component({
  selector: 'sl-add-person-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Button, Card, Checkbox, Control, Field, Page, PageHeader, ProblemNotice, RefusalNotice, Segmented, Skeleton, UnitSelect],
  templateUrl: './add-person.page.html',
  styles: `
    .level { display: grid; gap: 6px; justify-items: start; }
    .level b { font-size: var(--t-s); }
  `,
})
export class AddPersonPage {
  protected readonly t = injectText();
  protected readonly tree = inject(UnitTree);
  protected readonly submission = injectSubmission(['nip', 'name', 'unitId', 'from', 'password']);
  private readonly client = inject(GraphqlClient);
  private readonly router = inject(Router);
  /** Made once, so that pressing again after a lost answer makes no second person. */
  private readonly personId = newId();

  protected readonly levels = computed<readonly Choice<Level>[]>(() => (['BASIC', 'ADVANCED'] as const).map((value) => ({ value, label: this.t(`shell.level.${value}`) })));
  protected readonly nip = signal('');
  protected readonly name = signal('');
  protected readonly level = signal<Level>('BASIC');
  protected readonly unitId = linkedSignal<string | null>(() => this.tree.nodes()?.[0]?.unit.id ?? null);
  protected readonly from = signal(injectToday()(injectZone()()));
  protected readonly password = signal('');
  protected readonly showsPassword = signal(false);
  private readonly asked = signal(false);

  /** How many of the 18 digits are there, while typing. */
  protected readonly nipHint = computed(() => {
    const { digits } = typedNip(this.nip());
    return digits === 0 ? this.t('admin.add.nipHint') : this.t('admin.add.nipDigits', { digits });
  });
  protected readonly nipError = computed(() => {
    const { digits, hasOther, isWhole } = typedNip(this.nip());
    if (hasOther) return this.t('admin.add.nipOther');
    if (digits > 18 || (this.asked() && !isWhole)) return this.t('admin.add.nipLength', { digits });
    return this.submission.errorAt('nip');
  });
  protected readonly nameError = computed(() => (this.asked() && this.name().trim() === '' ? this.t('admin.form.required') : this.submission.errorAt('name')));
  protected readonly fromError = computed(() => (this.asked() && !isDay(this.from()) ? this.t('admin.form.dayMissing') : this.submission.errorAt('from')));
  protected readonly passwordError = computed(() =>
    this.asked() && this.password().length < LEAST_PASSWORD ? this.t('admin.add.passwordShort', { least: LEAST_PASSWORD }) : this.submission.errorAt('password'),
  );

  constructor() {
    void this.tree.load();
  }

  /** A refusal of the number before the last keystroke is no longer about this number. */
  protected typeNip(text: string): void {
    this.nip.set(text);
    this.submission.clear();
  }

  protected async add(event?: Event): Promise<void> {
    event?.preventDefault();
    this.asked.set(true);
    const [nip, name, from, password, unitId] = [this.nip(), this.name().trim(), this.from(), this.password(), this.unitId()];
    if (!typedNip(nip).isWhole || name === '' || !isDay(from) || password.length < LEAST_PASSWORD || unitId === null) return this.submission.pointOut();
    const person = await this.submission.send(
      async () => (await this.client.run(AddPersonDocument, { personId: this.personId, nip, name, level: this.level(), unitId, from, password })).addPerson,
    );
    if (person !== null) await this.router.navigate(['/admin', 'people', person.id]);
  }
}
