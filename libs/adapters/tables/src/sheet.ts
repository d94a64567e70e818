import type { Cell } from '@selaras/interop/table';

/** One table of an export: a name, a header, rows of text, numbers or nothing. */
export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
