import type { GiftFault } from './gift-question';

/** Ends the reading of one question; caught where its block was begun and never seen outside. */
export class FaultAt extends Error {
  constructor(
    /** Place in the block's text. */
    readonly at: number,
    readonly fault: GiftFault,
  ) {
    super(fault.code);
  }
}
