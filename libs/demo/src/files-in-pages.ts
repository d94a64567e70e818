import type { RichText } from '@selaras/domain/item';
import type { Slug } from './shapes';

const REFERENCE = /demo-file:([a-z0-9-]+)/g;

/**
 * Pages name the files they show as `demo-file:SLUG`; only who stores the files knows their addresses.
 * @throws RangeError when `addressOf` has no address for a file that is named.
 */
export function withFileAddresses(pages: readonly RichText[], addressOf: (file: Slug) => string | undefined): RichText[] {
  return pages.map((page) =>
    page.replace(REFERENCE, (_, slug: Slug) => {
      const address = addressOf(slug);
      if (address === undefined) throw new RangeError(`no address for the demo file ${slug}`);
      return address;
    }),
  );
}

/** The files a page names, in order of appearance. */
export function filesNamedIn(page: RichText): Slug[] {
  return [...page.matchAll(REFERENCE)].map((match) => match[1] ?? '');
}
