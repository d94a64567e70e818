import { plainTextOf, richTextOf, type RichText } from '@selaras/domain/item';
import sanitizeHtml from 'sanitize-html';

/**
 * The one list of what a rich text may hold: what the editor writes and question banks bring along. No style, class, id, form, frame,
 * script or handler; links to the web, mail, telephone and this site; pictures of this site only, because a picture from elsewhere tells its
 * server who reads what, and the page's security policy would not show it.
 */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    'p', 'br', 'hr', 'h2', 'h3', 'h4', 'blockquote', 'pre', 'code', 'ul', 'ol', 'li',
    'strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'mark', 'span', 'div', 'a', 'img', 'figure', 'figcaption',
    'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
  ],
  allowedAttributes: {
    a: ['href', 'rel', 'title'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    ol: ['start', 'type'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    '*': ['lang', 'dir'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'iframe', 'object', 'title'],
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !isOwnPlace(attribs['src']),
  transformTags: {
    a: (tagName, { rel: _, ...attribs }) => ({ tagName, attribs: attribs['href'] === undefined ? attribs : { ...attribs, rel: 'noopener' } }),
  },
  nestingLimit: 50,
  parseStyleAttributes: false,
};

/** `/files/...` and the like: a path of this site, not `//elsewhere`, not `/\elsewhere`. */
function isOwnPlace(address: string | undefined): boolean {
  return address !== undefined && /^\/(?![/\\])/.test(address);
}

/** Mending misnested tags can misnest others; real texts are stable after one pass or two. */
const MOST_PASSES = 8;

/**
 * Any HTML as a fragment that is safe to store and to show: everything the list does not name is dropped, the words in it stay (those of
 * scripts and styles go). Doing it twice changes nothing more; HTML so broken that it never settles becomes its words. Empty in, empty out.
 */
export function sanitiseRichText(html: string): RichText {
  let text = html;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const cleaner = sanitizeHtml(text, ALLOWED).trim();
    if (cleaner === text) return cleaner;
    text = cleaner;
  }
  return richTextOf(plainTextOf(text));
}
