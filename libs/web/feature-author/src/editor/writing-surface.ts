import { Editor } from '@tiptap/core';
import Image from '@tiptap/extension-image';
import StarterKit from '@tiptap/starter-kit';
import { insertTable, isInsideTable, runTableCommand, TABLE_NODES, type TableCommand } from './table-nodes';

/** Everything of the editing library stands in this file and the one beside it: they are loaded when a text is opened, not before. */
export interface SurfaceSettings {
  readonly element: HTMLElement;
  readonly html: string;
  /** Asked at every change: the same field may show another page. */
  readonly label: () => string;
  readonly labelledBy: string | null;
  readonly onChange: (html: string) => void;
  /** The cursor moved or the text changed: the toolbar shows what applies. */
  readonly onSelection: (marks: ReadonlySet<Mark>) => void;
}

/** What a toolbar button can switch, and so what can be on at the cursor. */
export const MARKS = ['heading', 'subheading', 'bold', 'italic', 'bulletList', 'orderedList', 'quote', 'link', 'table'] as const;
export type Mark = (typeof MARKS)[number];

export interface WritingSurface {
  toggle(mark: Exclude<Mark, 'link' | 'table'>): void;
  /** Null takes the link away. */
  link(address: string | null): void;
  currentLink(): string;
  insertImage(source: string, alternative: string): void;
  insertTable(): void;
  /** Plain text where the cursor stands, or at the end while it has not been put anywhere. */
  insertText(text: string): void;
  table(command: TableCommand): void;
  undo(): void;
  redo(): void;
  show(html: string): void;
  focus(): void;
  destroy(): void;
}

export function openWritingSurface(settings: SurfaceSettings): WritingSurface {
  let wasEntered = false;
  const editor = new Editor({
    element: settings.element,
    extensions: [
      StarterKit.configure({ heading: { levels: [2, 3] }, link: { openOnClick: false, defaultProtocol: 'https', HTMLAttributes: { rel: 'noopener' } } }),
      Image.configure({ inline: false, allowBase64: false }),
      ...TABLE_NODES,
    ],
    content: settings.html,
    editorProps: {
      attributes: () => ({
        role: 'textbox',
        'aria-multiline': 'true',
        ...(settings.labelledBy === null ? { 'aria-label': settings.label() } : { 'aria-labelledby': settings.labelledBy }),
        class: 'prose writing',
      }),
    },
    onFocus: () => (wasEntered = true),
    onUpdate: ({ editor: changed }) => settings.onChange(changed.isEmpty ? '' : changed.getHTML()),
    onTransaction: ({ editor: changed }) => settings.onSelection(marksOf(changed)),
  });
  const toggles: Record<Exclude<Mark, 'link' | 'table'>, () => void> = {
    heading: () => editor.chain().focus().toggleHeading({ level: 2 }).run(),
    subheading: () => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    bold: () => editor.chain().focus().toggleBold().run(),
    italic: () => editor.chain().focus().toggleItalic().run(),
    bulletList: () => editor.chain().focus().toggleBulletList().run(),
    orderedList: () => editor.chain().focus().toggleOrderedList().run(),
    quote: () => editor.chain().focus().toggleBlockquote().run(),
  };
  return {
    toggle: (mark) => toggles[mark](),
    link: (address) => {
      const chain = editor.chain().focus().extendMarkRange('link');
      if (address === null) chain.unsetLink().run();
      else if (!isWordsChosen(editor) && !editor.isActive('link')) {
        chain.insertContentAt(editor.state.selection.to, { type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] }).run();
      } else chain.setLink({ href: address }).run();
    },
    currentLink: () => String((editor.getAttributes('link') as { href?: string }).href ?? ''),
    insertImage: (source, alternative) => { editor.chain().focus().setImage({ src: source, alt: alternative }).run(); },
    insertTable: () => insertTable(editor),
    insertText: (text) => {
      if (!wasEntered) editor.commands.setTextSelection(editor.state.doc.content.size);
      editor.chain().focus().insertContent({ type: 'text', text }).run();
    },
    table: (command) => runTableCommand(editor, command),
    undo: () => { editor.chain().focus().undo().run(); },
    redo: () => { editor.chain().focus().redo().run(); },
    show: (html) => { editor.commands.setContent(html, { emitUpdate: false }); },
    focus: () => { editor.commands.focus(); },
    destroy: () => { editor.destroy(); },
  };
}

/** Words, not merely a cursor or a picture: then the link goes onto them, else its address becomes the words. */
function isWordsChosen(editor: Editor): boolean {
  const { from, to } = editor.state.selection;
  return editor.state.doc.textBetween(from, to).trim() !== '';
}

function marksOf(editor: Editor): ReadonlySet<Mark> {
  const on: Record<Mark, boolean> = {
    heading: editor.isActive('heading', { level: 2 }),
    subheading: editor.isActive('heading', { level: 3 }),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    bulletList: editor.isActive('bulletList'),
    orderedList: editor.isActive('orderedList'),
    quote: editor.isActive('blockquote'),
    link: editor.isActive('link'),
    table: isInsideTable(editor),
  };
  return new Set(MARKS.filter((mark) => on[mark]));
}
