import type { Device } from './device';
import type { Language } from './texts';

interface Findings {
  readonly headings: number;
  readonly mains: number;
  readonly language: string;
  readonly title: string;
  readonly idsTwice: readonly string[];
  readonly tooWide: readonly string[];
  readonly bareKeys: readonly string[];
}

/** Runs in the page. What sticks out is named: the innermost elements that reach beyond the window and are not inside something that scrolls by itself. */
const LOOK = `(() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const seen = new Set(), idsTwice = new Set();
  for (const { id } of document.querySelectorAll('[id]')) { if (seen.has(id)) idsTwice.add(id); seen.add(id); }
  const width = document.documentElement.clientWidth;
  const tooWide = [];
  if (document.documentElement.scrollWidth > width) {
    for (const element of document.body.querySelectorAll('*')) {
      const { right } = element.getBoundingClientRect();
      if (right > width + 1 && shown(element) && ![...element.children].some((child) => child.getBoundingClientRect().right > width + 1)) {
        tooWide.push(element.tagName.toLowerCase() + '.' + element.className + ' to ' + Math.round(right) + ': ' + (element.textContent ?? '').trim().slice(0, 40));
      }
    }
    tooWide.push('page ' + document.documentElement.scrollWidth + ' of ' + width);
  }
  return {
    headings: [...document.querySelectorAll('h1')].filter(shown).length,
    mains: [...document.querySelectorAll('main, [role=main]')].filter(shown).length,
    language: document.documentElement.lang,
    title: document.title.trim(),
    idsTwice: [...idsTwice],
    bareKeys: document.body.innerText.match(/\\b(shell|refusal|learn|author|evaluate|admin)\\.[a-z][\\w]*[.\\w]*|\\{\\{.*?\\}\\}/g) ?? [],
    tooWide,
  };
})()`;

/** In the outline of a page: something that is operated or looked at, without the name in quotes that would follow its role. */
const NAMELESS = /^\s*- (?:button|link|textbox|searchbox|combobox|listbox|checkbox|radio|switch|slider|spinbutton|dialog|navigation|tab|img)(?=:| \[|$)/gm;

const HEADING_PATIENCE_MS = 4_000;

/** Resolves when the page has its heading, or none came, and nothing on it is still being loaded. */
async function settled(device: Device): Promise<void> {
  await device.page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: HEADING_PATIENCE_MS }).catch(() => undefined);
  await device.page.locator('sl-skeleton').first().waitFor({ state: 'detached' });
}

/** What every page owes to who cannot see, does not have a wide screen or reads another language. @returns one line for each thing that is wrong */
export async function pageProblems(device: Device, language: Language = 'id'): Promise<string[]> {
  await settled(device);
  const found = await device.page.evaluate<Findings>(LOOK);
  const problems: string[] = [];
  if (found.headings !== 1) problems.push(`${found.headings} h1`);
  if (found.mains !== 1) problems.push(`${found.mains} main landmarks`);
  if (found.title === '') problems.push('no title');
  if (found.language !== language) problems.push(`language ${found.language}`);
  problems.push(...found.bareKeys.map((key) => `a text is missing: ${key}`));
  problems.push(...found.idsTwice.map((id) => `id ${id} twice`), ...found.tooWide.map((what) => `too wide: ${what}`));
  const outline = await device.page.locator('body').ariaSnapshot();
  problems.push(...(outline.match(NAMELESS) ?? []).map((line) => `without a name: ${line.replace(/^\s*- /, '')}`));
  return problems;
}
