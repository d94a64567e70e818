import type { RichText } from '@selaras/domain/item';
import type { Slug } from '../../shapes';

/** What one kind of unit reads instead of the general text. */
export interface UnitCase {
  readonly unit: Slug;
  readonly intakeLabel: string;
  /** Last page of the module on receiving and recording. */
  readonly intakePage: RichText;
  readonly caseLabel: string;
  /** The pages of the case module that come between the rules of a good answer and the practice. */
  readonly casePages: readonly RichText[];
}
