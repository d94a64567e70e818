import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { LARGEST_UPLOAD, LONGEST_ESSAY, MOST_UPLOADS } from '@selaras/domain/item';
import { Checkbox, Control, Field, Formats, injectText } from '@selaras/web/ui';
import type { ItemForm } from '../item-form';
import { RubricFields } from './rubric-fields';

/** What may be handed in, by the types of files people here have. Types that came with an imported item stay, unless taken out. */
const FILE_KINDS: readonly { readonly name: string; readonly mediaTypes: readonly string[] }[] = [
  { name: 'pdf', mediaTypes: ['application/pdf'] },
  { name: 'word', mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'] },
  { name: 'excel', mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  { name: 'powerPoint', mediaTypes: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'] },
  { name: 'jpeg', mediaTypes: ['image/jpeg'] },
  { name: 'png', mediaTypes: ['image/png'] },
];

/** An essay or files: how much is taken, by which rubric it is marked, and by how many. */
@Component({
  selector: 'sl-work-fields',
  imports: [Checkbox, Control, Field, RubricFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (form().type === 'essay') {
      <sl-field class="short" [label]="t('author.item.longest')" [hint]="t('author.item.longestHint', { most: formats.number(longestEssay) })" [error]="errors().get('longest') ?? ''"><input slControl #longest type="text" inputmode="numeric" maxlength="7" [value]="form().longest" (input)="changed.emit({ longest: longest.value })" /></sl-field>
    } @else {
      <fieldset>
        <legend class="small strong">{{ t('author.item.fileKinds') }}</legend>
        <div class="kinds">
          @for (kind of kinds(); track kind.name) { <sl-checkbox [checked]="kind.taken" (checkedChange)="take(kind.mediaTypes, $event)">{{ kind.label }}</sl-checkbox> }
        </div>
        @if (errors().get('mediaTypes'); as wrong) { <p class="wrong" role="alert">{{ wrong }}</p> }
      </fieldset>
      <div class="numbers">
        <sl-field [label]="t('author.item.megabytes')" [hint]="t('author.item.megabytesHint', { most: formats.bytes(largestUpload) })" [error]="errors().get('megabytes') ?? ''"><input slControl #size type="text" inputmode="decimal" maxlength="8" [value]="form().upload.megabytes" (input)="set({ megabytes: size.value })" /></sl-field>
        <sl-field [label]="t('author.item.mostFiles')" [hint]="t('author.item.mostFilesHint', { most: mostUploads })" [error]="errors().get('most') ?? ''"><input slControl #most type="text" inputmode="numeric" maxlength="2" [value]="form().upload.most" (input)="set({ most: most.value })" /></sl-field>
      </div>
    }
    <sl-rubric-fields [rubric]="form().rubric" [errors]="errors()" (rubricChange)="changed.emit({ rubric: $event })" />
    <sl-field [label]="t('author.item.markers')" [hint]="t('author.item.markersHint')">
      <select slControl #markers (change)="changed.emit({ markers: markers.value === '2' ? 2 : 1 })">
        <option value="1" [selected]="form().markers === 1">{{ t('author.item.markersOne') }}</option>
        <option value="2" [selected]="form().markers === 2">{{ t('author.item.markersTwo') }}</option>
      </select>
    </sl-field>
  `,
  styleUrl: './fields.css',
})
export class WorkFields {
  readonly form = input.required<ItemForm>();
  readonly errors = input.required<ReadonlyMap<string, string>>();
  readonly changed = output<Partial<ItemForm>>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly longestEssay = LONGEST_ESSAY;
  protected readonly largestUpload = LARGEST_UPLOAD;
  protected readonly mostUploads = MOST_UPLOADS;
  protected readonly kinds = computed(() => {
    const { mediaTypes } = this.form().upload;
    const common = FILE_KINDS.map((kind) => ({ ...kind, label: this.t(`author.item.fileKind.${kind.name}`), taken: kind.mediaTypes.every((type) => mediaTypes.includes(type)) }));
    const others = mediaTypes.filter((type) => !FILE_KINDS.some((kind) => kind.mediaTypes.includes(type)));
    return [...common, ...others.map((type) => ({ name: type, label: type, mediaTypes: [type], taken: true }))];
  });

  protected take(types: readonly string[], taken: boolean): void {
    const others = this.form().upload.mediaTypes.filter((type) => !types.includes(type));
    this.set({ mediaTypes: taken ? [...others, ...types] : others });
  }
  protected set(change: Partial<ItemForm['upload']>): void {
    this.changed.emit({ upload: { ...this.form().upload, ...change } });
  }
}
