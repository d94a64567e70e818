import { normalTags } from '@selaras/domain/item';

/** Tags as typed, separated by commas or ends of lines, in their one writing. */
export function tagsIn(text: string): readonly string[] {
  return normalTags(text.split(/[,;\n]/));
}

/** A limit as typed: null for none, undefined when it is no whole number from 1. */
export function limitIn(text: string): number | null | undefined {
  const digits = text.trim().replace(/[.\s]/g, '');
  if (digits === '') return null;
  const limit = Number(digits);
  return /^\d{1,7}$/.test(digits) && limit >= 1 && limit <= 1_000_000 ? limit : undefined;
}
