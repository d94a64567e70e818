import type { Form } from './form';

/** Items of one section together, sections in the order in which they first appear; those outside any are a section of their own. */
export function bySection<T extends { readonly section?: string | null }>(items: readonly T[]): readonly (readonly T[])[] {
  const sections = new Map<string | null, T[]>();
  for (const item of items) {
    const title = item.section ?? null;
    sections.set(title, [...(sections.get(title) ?? []), item]);
  }
  return [...sections.values()];
}

/** A stretch of a form: one-based positions, both included. Title null outside any section. */
export interface FormSection {
  readonly title: string | null;
  readonly from: number;
  readonly to: number;
}

/** The sections of a form, which together cover its positions; none for a form without items. */
export function sectionsOf(form: Form): readonly FormSection[] {
  let from = 1;
  return bySection(form).map((items) => {
    const section = { title: items[0]?.section ?? null, from, to: from + items.length - 1 };
    from += items.length;
    return section;
  });
}
