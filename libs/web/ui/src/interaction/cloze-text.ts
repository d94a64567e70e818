const MARKER = /\[\[([^[\]]{1,100})\]\]/;
/** What no line may begin with, and what none may end with. */
const CLOSING = /^[\p{Pe}\p{Pf}.,;:!?…%]+/u;
const OPENING = /[\p{Ps}\p{Pi}]+$/u;

/**
 * Puts an empty `<span>` where a text says `[[id]]`, for each id at its first mention.
 * Works on the nodes of a text that was sanitised and parsed, never on its HTML: nothing an author types can become markup here,
 * and a marker inside an attribute stays what it is. Markers of other ids stay as they were written. Punctuation at a gap stays in its
 * line: browsers would break there, since a field is no letter.
 *
 * @param root holds the text; its text nodes are split
 * @returns the places by id; an id that is not in the text is missing
 */
export function gapPlaces(root: HTMLElement, ids: readonly string[]): ReadonlyMap<string, HTMLElement> {
  const places = new Map<string, HTMLElement>();
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node as Text);
  for (const text of texts) splitAt(text, ids, places);
  return places;
}

function splitAt(text: Text, ids: readonly string[], places: Map<string, HTMLElement>): void {
  let rest = text;
  let from = 0;
  for (;;) {
    const found = MARKER.exec(rest.data.slice(from));
    if (!found) return;
    const [marker, id = ''] = found;
    const at = from + found.index;
    if (!ids.includes(id) || places.has(id)) {
      from = at + marker.length;
      continue;
    }
    const after = rest.splitText(at);
    after.data = after.data.slice(marker.length);
    const place = rest.ownerDocument.createElement('span');
    after.before(place);
    places.set(id, place);
    [rest, from] = [keepPunctuation(rest, place, after), 0];
  }
}

/** @returns what is left of the text behind the gap */
function keepPunctuation(before: Text, place: HTMLElement, after: Text): Text {
  const opening = OPENING.exec(before.data)?.[0] ?? '';
  const closing = CLOSING.exec(after.data)?.[0] ?? '';
  if (opening === '' && closing === '') return after;
  const line = place.ownerDocument.createElement('span');
  line.style.whiteSpace = 'nowrap';
  place.before(line);
  const left = after.splitText(closing.length);
  line.append(before.splitText(before.length - opening.length), place, after);
  return left;
}
