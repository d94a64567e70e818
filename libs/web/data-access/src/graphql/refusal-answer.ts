/** A refusal as every operation selects it. */
export interface RefusalAnswer {
  readonly __typename: 'Refusal';
  readonly code: string;
  readonly field?: string | null;
  readonly params: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}

/** Narrows the answer of a mutation: a refusal, or what was asked for. */
export function isRefusal<Answer extends { readonly __typename: string }>(answer: Answer): answer is Extract<Answer, { readonly __typename: 'Refusal' }> {
  return answer.__typename === 'Refusal';
}

/** One param of a refusal, or null when it does not carry it. */
export function paramOf(refusal: Pick<RefusalAnswer, 'params'>, name: string): string | null {
  return refusal.params.find((param) => param.name === name)?.value ?? null;
}
