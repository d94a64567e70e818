/** What was typed of an identity number: its digits without the spaces, points and dashes people group them by. */
export interface TypedNip {
  readonly digits: number;
  /** Something was typed that is neither a digit nor a separator. */
  readonly hasOther: boolean;
  /** 18 digits and nothing else. Whether the dates in it exist is the server's to say. */
  readonly isWhole: boolean;
}

const LENGTH = 18;

export function typedNip(text: string): TypedNip {
  const rest = text.replace(/[\s.\u00a0-]/g, '');
  const digits = rest.replace(/[^0-9]/g, '').length;
  const hasOther = digits < rest.length;
  return { digits, hasOther, isWhole: !hasOther && digits === LENGTH };
}
