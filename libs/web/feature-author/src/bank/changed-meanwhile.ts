import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { ChangeItemsMutation } from '@selaras/web/data-access';
import { Button, Card, Formats, injectText, Notice, Table } from '@selaras/web/ui';
import type { Unit } from '../workspace/course-version';
import { injectZone } from '../workspace/saving';

export type Meanwhile = Extract<ChangeItemsMutation['changeItems'], { readonly __typename: 'ItemsChangedMeanwhile' }>['conflicts'];
type Tags = Meanwhile[number]['mine'];

/** Items a co-author changed first, how they stand and what was wanted, line by line; nothing was changed yet. */
@Component({
  selector: 'sl-changed-meanwhile',
  imports: [Card, Button, Notice, Table],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section slCard class="stack">
      <sl-notice tone="bad" [heading]="t('bank.meanwhile.heading')"><p>{{ t('bank.meanwhile.text') }}</p></sl-notice>
      <sl-table [caption]="t('bank.meanwhile.heading')" stacked>
        <table>
          <thead><tr><th scope="col">{{ t('bank.meanwhile.item') }}</th><th scope="col">{{ t('bank.meanwhile.theirs') }}</th><th scope="col">{{ t('bank.meanwhile.mine') }}</th></tr></thead>
          <tbody>
            @for (conflict of conflicts(); track conflict.theirs.itemId) {
              <tr>
                <th scope="row">{{ conflict.theirs.title }}<br /><span class="small muted">{{ t('bank.meanwhile.by', { name: conflict.theirs.revisedBy, at: formats.shortDateTime(conflict.theirs.revisedAt, zone()) }) }}</span></th>
                <td [attr.data-label]="t('bank.meanwhile.theirs')">{{ words({ unitId: conflict.theirs.unit?.id ?? null, objectiveCode: conflict.theirs.objectiveCode, difficulty: conflict.theirs.difficulty, tags: conflict.theirs.tags, exposureLimit: conflict.theirs.exposureLimit, archived: conflict.theirs.archived }) }}</td>
                <td [attr.data-label]="t('bank.meanwhile.mine')">{{ words(conflict.mine) }}</td>
              </tr>
            }
          </tbody>
        </table>
      </sl-table>
      <div class="row row-end">
        <button slButton="secondary" type="button" (click)="without.emit()">{{ t('bank.meanwhile.without') }}</button>
        <button slButton type="button" (click)="again.emit()">{{ t('bank.meanwhile.again') }}</button>
      </div>
    </section>`,
})
export class ChangedMeanwhile {
  readonly conflicts = input.required<Meanwhile>();
  readonly unitById = input.required<ReadonlyMap<string, Unit>>();
  /** Change all of them, knowing how they stand now. */
  readonly again = output();
  /** Change the others alone. */
  readonly without = output();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly zone = injectZone();

  protected words({ objectiveCode, difficulty, unitId, tags, exposureLimit, archived }: Tags): string {
    return [
      objectiveCode ?? this.t('bank.noObjective'), this.t(`bank.difficulty.${difficulty ?? 'none'}`), ...(unitId === null ? [] : [this.unitById().get(unitId)?.shortName ?? '']), ...tags,
      ...(exposureLimit === null ? [] : [`${this.t('bank.bulk.limit')} ${this.formats.number(exposureLimit)}`]), ...(archived ? [this.t('bank.archivedBadge')] : []),
    ].join(' · ');
  }
}
