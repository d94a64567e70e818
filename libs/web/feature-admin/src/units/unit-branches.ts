import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, input, model, type TemplateRef } from '@angular/core';
import { injectText } from '@selaras/web/ui';
import type { Branch, UnitNode } from './branches';

let lists = 0;

/** Lists within lists: each unit that has others below it opens and closes by its own button. What a line says comes from outside. */
@Component({
  selector: 'sl-unit-branches',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NgTemplateOutlet],
  template: `
    <ul role="list" [attr.aria-label]="label() || null" [class.inner]="!label()">
      @for (branch of branches(); track branch.node.unit.id) {
        <li>
          <div class="line">
            @if (branch.children.length > 0) {
              <button class="twist" type="button" [attr.aria-expanded]="isOpen(branch)" [attr.aria-controls]="id + branch.node.unit.id"
                [attr.aria-label]="t('admin.units.below', { unit: branch.node.unit.name })" (click)="turn(branch)"><i aria-hidden="true"></i></button>
            } @else {
              <span class="twist"></span>
            }
            <div class="words"><ng-container [ngTemplateOutlet]="line()" [ngTemplateOutletContext]="{ $implicit: branch.node }" /></div>
          </div>
          <div [id]="id + branch.node.unit.id" [hidden]="!isOpen(branch)">
            @if (isOpen(branch)) {
              <sl-unit-branches [branches]="branch.children" [line]="line()" [(open)]="open" />
            }
          </div>
        </li>
      }
    </ul>`,
  styles: `
    :host { display: block; }
    ul { padding: 0; list-style: none; }
    ul.inner { margin-inline-start: 20px; border-inline-start: 1px solid var(--line); padding-inline-start: var(--s-1); }
    .line { display: flex; align-items: center; gap: var(--s-1); min-height: var(--tap); border-bottom: 1px solid var(--line); }
    .words { flex: 1; min-width: 0; }
    .twist { flex: none; display: grid; place-items: center; width: 40px; height: var(--tap); padding: 0; border: 0; background: none; border-radius: var(--r-s); }
    i { width: 9px; height: 9px; border: solid var(--brand); border-width: 0 2px 2px 0; rotate: -45deg; transition: rotate var(--quick); }
    [aria-expanded='true'] i { rotate: 45deg; }
    button.twist:hover { background: var(--brand-soft); }
    @media (width < 48rem) { ul.inner { margin-inline-start: var(--s-3); padding-inline-start: 0; } .twist { width: 32px; } }
  `,
})
export class UnitBranches {
  readonly branches = input.required<readonly Branch[]>();
  /** What stands in a line, given the unit's node. */
  readonly line = input.required<TemplateRef<{ readonly $implicit: UnitNode }>>();
  /** Ids of the units that are open. */
  readonly open = model.required<ReadonlySet<string>>();
  /** Names the outermost list; the lists inside are told by their buttons. */
  readonly label = input('');
  protected readonly t = injectText();
  protected readonly id = `sl-units-${(lists += 1)}-`;

  protected isOpen({ node, children }: Branch): boolean {
    return children.length > 0 && this.open().has(node.unit.id);
  }

  protected turn({ node }: Branch): void {
    const open = new Set(this.open());
    if (!open.delete(node.unit.id)) open.add(node.unit.id);
    this.open.set(open);
  }
}
