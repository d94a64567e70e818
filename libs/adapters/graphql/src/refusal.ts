/** A refusal of the domain or application: a code, an optional field at fault, and what fills the gaps of its sentence. */
export interface DomainRefusal {
  readonly code: string;
}

export interface RefusalPayload {
  readonly __typename: 'Refusal';
  readonly code: string;
  readonly field: string | null;
  readonly params: readonly { readonly name: string; readonly value: string }[];
}

/** The GraphQL form: every member beside `code` and `field` becomes a param, as text; lists are joined with ", ". */
export function refusalOf(refusal: DomainRefusal): RefusalPayload {
  const { code, ...members } = refusal as DomainRefusal & Record<string, unknown>;
  const field = typeof members['field'] === 'string' ? members['field'] : null;
  const params = Object.entries(members)
    .filter(([name, value]) => name !== 'field' && value !== undefined && value !== null)
    .map(([name, value]) => ({ name, value: textOf(value) }));
  return { __typename: 'Refusal', code, field, params };
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
