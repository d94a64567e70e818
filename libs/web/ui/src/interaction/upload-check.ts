import type { InteractionOf } from './answering';

/** Why a file is not even sent. */
export type NotTaken = { readonly why: 'type' } | { readonly why: 'size' } | { readonly why: 'empty' } | { readonly why: 'many' };

/**
 * Whether a chosen file may be handed in for this item; null when it may. The server decides again, by what is in the file.
 * Some systems name no type for a file: then the server alone decides.
 * @param already how many files the answer has
 */
export function notTaken(file: Pick<File, 'size' | 'type'>, { mediaTypes, largestBytes, most }: InteractionOf<'file-upload'>, already: number): NotTaken | null {
  if (already >= most) return { why: 'many' };
  if (file.type !== '' && !mediaTypes.some((taken) => isOfType(file.type.toLowerCase(), taken))) return { why: 'type' };
  if (file.size === 0) return { why: 'empty' };
  return file.size > largestBytes ? { why: 'size' } : null;
}

/** `taken` may be a whole type, as `image/*`. */
function isOfType(type: string, taken: string): boolean {
  return taken.endsWith('/*') ? type.startsWith(taken.slice(0, -1)) : type === taken;
}

/** How people call the types of files: `PDF, JPEG`. A type nobody here has a word for is called by what follows the slash. */
export function kindsOf(mediaTypes: readonly string[]): string {
  return [...new Set(mediaTypes.map((type) => WORDS[type] ?? type.replace(/\/\*$|^.*\//, '').toUpperCase()))].join(', ');
}

const WORDS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/msword': 'Word',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.ms-excel': 'Excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'text/plain': 'TXT',
  'application/zip': 'ZIP',
};
