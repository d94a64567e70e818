import { inject, Injectable, signal } from '@angular/core';
import { GraphqlClient, VariantTextsDocument } from '@selaras/web/data-access';
import { isBlank } from '@selaras/domain/item';
import type { CourseModule, Level } from '../workspace/course-version';

/** What an author writes into one cell of the matrix. At least one page, which may be empty. */
export interface VariantText { readonly label: string; readonly pages: readonly string[] }

export interface StoredText extends VariantText { readonly revision: number }

/** Whom a text is for. Both null: the core for all. */
export interface VariantKey { readonly unitId: string | null; readonly level: Level | null }

export const EMPTY_TEXT: VariantText = { label: '', pages: [''] };

export function isEmptyText({ label, pages }: VariantText): boolean {
  return label.trim() === '' && pages.every(isBlank);
}

/** Two texts are the same when a reader would see the same. */
export function sameText(a: VariantText, b: VariantText): boolean {
  return a.label.trim() === b.label.trim() && a.pages.length === b.pages.length && a.pages.every((page, index) => page.trim() === b.pages[index]?.trim());
}

export function variantOf({ variants }: CourseModule, { unitId, level }: VariantKey): CourseModule['variants'][number] | null {
  return variants.find((variant) => (variant.unit?.id ?? null) === unitId && variant.level === level) ?? null;
}

/** Pages after one was moved, added or taken away, and which of them is open then. */
export interface PageChange { readonly pages: readonly string[]; readonly open: number }

export function addPage(pages: readonly string[], after: number): PageChange {
  return { pages: [...pages.slice(0, after + 1), '', ...pages.slice(after + 1)], open: after + 1 };
}

/** The last page is emptied rather than taken away. */
export function removePage(pages: readonly string[], at: number): PageChange {
  const left = pages.filter((_, index) => index !== at);
  return left.length === 0 ? { pages: [''], open: 0 } : { pages: left, open: Math.min(at, left.length - 1) };
}

/** `step` -1 moves towards the beginning; at either end nothing changes. */
export function movePage(pages: readonly string[], at: number, step: -1 | 1): PageChange {
  const to = at + step;
  if (to < 0 || to >= pages.length) return { pages, open: at };
  const moved = [...pages];
  [moved[at], moved[to]] = [moved[to] ?? '', moved[at] ?? ''];
  return { pages: moved, open: to };
}

/** The texts of one version, read once when an editor opens, so that the core can stand beside the variant. */
@Injectable()
export class VariantTexts {
  private readonly client = inject(GraphqlClient);
  private readonly known = signal<ReadonlyMap<string, StoredText> | null>(null);
  /** By variant id; null while they are being read. */
  readonly byId = this.known.asReadonly();

  /** @throws ApiProblem */
  async load(versionId: string): Promise<void> {
    const { courseVersion } = await this.client.run(VariantTextsDocument, { versionId });
    const variants = courseVersion?.modules.flatMap((module) => module.variants) ?? [];
    this.known.set(new Map(variants.map(({ id, label, pages, revision }) => [id, { label, pages: pages.length === 0 ? [''] : pages, revision }])));
  }

  /** After a save: what the server holds is what was sent. */
  keep(variantId: string, text: StoredText): void {
    this.known.update((known) => new Map(known ?? []).set(variantId, text));
  }
}
