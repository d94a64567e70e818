/**
 * Text with light markup as a fragment of HTML that was sanitised before it was stored
 * (paragraphs, lists, emphasis, links, images, tables). Plain text is a valid fragment once escaped.
 */
export type RichText = string;
