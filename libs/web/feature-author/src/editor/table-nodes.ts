import { callOrReturn, getExtensionField, Node, type Editor, type ParentConfig } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, goToNextCell, isInTable, tableEditing } from '@tiptap/pm/tables';

/** Tables of rich text: kept as they are when a text is opened, and made and changed by a few plain commands. */
declare module '@tiptap/core' {
  interface NodeConfig {
    /** What the table commands of ProseMirror know a node by. */
    tableRole?: 'table' | 'row' | 'cell' | 'header_cell';
  }
}

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  tableRole: 'table',
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  addProseMirrorPlugins: () => [tableEditing()],
  addKeyboardShortcuts() {
    const move = (direction: 1 | -1) => (): boolean => goToNextCell(direction)(this.editor.state, this.editor.view.dispatch);
    return { Tab: move(1), 'Shift-Tab': move(-1) };
  },
  extendNodeSchema(extension) {
    const context = { name: extension.name, options: extension.options as unknown, storage: extension.storage as unknown };
    const role = callOrReturn(getExtensionField<ParentConfig<{ tableRole?: string }>['tableRole']>(extension, 'tableRole', context as never));
    return role === undefined ? {} : { tableRole: role };
  },
});

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  tableRole: 'row',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const spans = {
  colspan: spanOf('colspan'),
  rowspan: spanOf('rowspan'),
  /** Asked for by the table commands; widths are left to the reader's screen. */
  colwidth: { default: null, rendered: false },
};

const TableCell = Node.create({
  name: 'tableCell',
  content: 'block+',
  isolating: true,
  tableRole: 'cell',
  addAttributes: () => spans,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
});

const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'block+',
  isolating: true,
  tableRole: 'header_cell',
  addAttributes: () => spans,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0],
});

export const TABLE_NODES = [Table, TableRow, TableCell, TableHeader];

/** A table of two columns with a heading row: the smallest that says something. */
export function insertTable(editor: Editor): void {
  const cell = (type: 'tableCell' | 'tableHeader') => ({ type, content: [{ type: 'paragraph' }] });
  const row = (type: 'tableCell' | 'tableHeader') => ({ type: 'tableRow', content: [cell(type), cell(type)] });
  const before = editor.state.selection.from;
  editor.chain().focus().insertContent({ type: 'table', content: [row('tableHeader'), row('tableCell'), row('tableCell')] }).run();
  let table: number | null = null;
  editor.state.doc.descendants((node, position) => {
    if (table === null && node.type.name === 'table' && position >= before - 2) table = position;
    return table === null;
  });
  // Into the first cell: table, row, cell and paragraph each open with one step.
  if (table !== null) editor.commands.setTextSelection(table + 4);
}

export const TABLE_COMMANDS = { addRow: addRowAfter, addColumn: addColumnAfter, removeRow: deleteRow, removeColumn: deleteColumn, removeTable: deleteTable } as const;
export type TableCommand = keyof typeof TABLE_COMMANDS;

export function runTableCommand(editor: Editor, command: TableCommand): void {
  TABLE_COMMANDS[command](editor.state, editor.view.dispatch);
  editor.commands.focus();
}

export function isInsideTable(editor: Editor): boolean {
  return isInTable(editor.state);
}

function spanOf(name: 'colspan' | 'rowspan') {
  return {
    default: 1,
    parseHTML: (element: HTMLElement): number => Math.max(1, Number(element.getAttribute(name)) || 1),
    renderHTML: (attributes: DocumentNode['attrs']): Record<string, number> => (attributes[name] > 1 ? { [name]: Number(attributes[name]) } : {}),
  };
}
