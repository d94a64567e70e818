/** What a learner answered, as sent. "Blank" is a response like any other: it takes an earlier one back. */
export type Response =
  | { readonly type: 'single-choice'; readonly optionId: string | null }
  | { readonly type: 'multiple-choice'; readonly optionIds: readonly string[] }
  | { readonly type: 'true-false'; readonly value: boolean | null }
  | { readonly type: 'short-text'; readonly text: string }
  | { readonly type: 'numeric'; readonly text: string }
  /** The choice of each prompt; prompts without one are left out. */
  | { readonly type: 'matching'; readonly pairs: Readonly<Record<string, string>> }
  /** All entries once, in the order given; none is blank. */
  | { readonly type: 'ordering'; readonly entryIds: readonly string[] }
  /** What was typed into each gap, or the id of the option chosen; blank gaps are left out. */
  | { readonly type: 'cloze'; readonly gaps: Readonly<Record<string, string>> }
  /** The place of each label; labels that were put nowhere are left out. */
  | { readonly type: 'placing'; readonly placements: Readonly<Record<string, string>> }
  | { readonly type: 'situational-judgement'; readonly most: string | null; readonly least: string | null }
  | { readonly type: 'essay'; readonly text: string }
  /** Files that were uploaded for this attempt, by their ids. */
  | { readonly type: 'file-upload'; readonly fileIds: readonly string[] };

export const LONGEST_TEXT_RESPONSE = 2_000;
/** Characters of the longest essay an author may ask for. */
export const LONGEST_ESSAY = 20_000;

/**
 * Whether a response says anything. Blank is a response like any other, but the item still waits for an answer. Half of a
 * situational judgement is none: most and least are told apart only by both.
 */
export function isAnswered(response: Response | null): boolean {
  switch (response?.type) {
    case undefined:
      return false;
    case 'single-choice':
      return response.optionId !== null;
    case 'multiple-choice':
      return response.optionIds.length > 0;
    case 'true-false':
      return response.value !== null;
    case 'short-text':
    case 'numeric':
    case 'essay':
      return response.text.trim() !== '';
    case 'matching':
      return Object.keys(response.pairs).length > 0;
    case 'ordering':
      return response.entryIds.length > 0;
    case 'cloze':
      return Object.values(response.gaps).some((text) => text.trim() !== '');
    case 'placing':
      return Object.keys(response.placements).length > 0;
    case 'situational-judgement':
      return response.most !== null && response.least !== null;
    case 'file-upload':
      return response.fileIds.length > 0;
  }
}
