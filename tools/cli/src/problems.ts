import type { MarksRefusal, TableRefusal } from '@selaras/interop/table';

/** What is wrong with a table, as a sentence for the terminal. */
export function tableProblem(refusal: TableRefusal): string {
  switch (refusal.code) {
    case 'FileTooLarge':
      return `the file has ${refusal.bytes} bytes; at most ${refusal.limitBytes} are read.`;
    case 'FileEmpty':
      return 'the file is empty.';
    case 'NotText':
      return `this is no text but a file of kind "${refusal.kind}". Save it as CSV.`;
    case 'SeparatorNotSupported':
      return `the columns are separated by "${refusal.separator}", which is not supported here.`;
    case 'TooManyColumns':
      return `the header has ${refusal.columns} columns; at most ${refusal.limit} are read.`;
    case 'HeaderDuplicate':
      return `line ${refusal.line}: the column name "${refusal.name}" stands there twice.`;
    case 'RaggedRows': {
      const named = refusal.rows.map(({ line, cells }) => `line ${line} has ${cells}`).join(', ');
      return `the header has ${refusal.expected} columns, but ${named}${refusal.count > refusal.rows.length ? ` (${refusal.count} such lines)` : ''}.`;
    }
    case 'QuoteNotClosed':
      return `line ${refusal.line}: a quotation mark is opened and never closed.`;
  }
}

/** What is wrong with the columns of marks. */
export function marksProblem(refusal: MarksRefusal): string {
  switch (refusal.code) {
    case 'ColumnNotFound':
      return `there is no column "${refusal.name}". The columns are: ${refusal.header.join(', ')}.`;
    case 'SameColumnTwice':
      return `"${refusal.name}" is named as both tests; a test cannot be compared with itself.`;
    case 'MarkNotANumber':
      return `line ${refusal.line}, column "${refusal.column}": "${refusal.text}" is not a number. Leave the cell empty where a test was not taken.`;
  }
}
