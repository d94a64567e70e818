/**
 * The outcome of a decision: a value, or a refusal a person can act on.
 * Bugs throw; expected refusals travel as values, so that the compiler asks every caller to deal with them.
 */
export type Result<T, R> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<R>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal };
}
