import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type Language, text } from './texts';

/** `phone`: 390 x 844 with a finger. `desktop`: 1280 x 800 with mouse and keyboard. */
export type Kind = 'phone' | 'desktop';

/** Whom the sign-in form is filled with. */
export interface Account {
  readonly nip: string;
  readonly password: string;
}

/** One request to the API and the whole of its answer. */
export interface Exchange {
  readonly operation: string;
  readonly body: string;
}

type Name = string | RegExp;

/** Each in its own words. */
const LANGUAGE_NAMES = { id: 'Bahasa Indonesia', en: 'English' } as const;

const PATIENCE_MS = 10_000;
const SHAPES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const;

/** A browser with its own cookies and storage, as one person has it before her; things are found by role and by the name a reader hears. */
export class Device {
  /** Everything the API answered to this device, in the order of arrival. */
  readonly exchanges: Exchange[] = [];
  /** Errors of the page's own code, and whatever the browser forbade it. */
  readonly faults: string[] = [];
  private readonly arriving = new Set<Promise<void>>();

  private constructor(
    readonly origin: string,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly kind: Kind,
  ) {}

  /** @param clockFastMinutes by how much the device's own clock is wrong */
  static async open(browser: Browser, origin: string, kind: Kind, { clockFastMinutes = 0 } = {}): Promise<Device> {
    const context = await browser.newContext({ ...SHAPES[kind], locale: 'id-ID', timezoneId: 'Asia/Jayapura', baseURL: origin, acceptDownloads: true, reducedMotion: 'reduce' });
    context.setDefaultTimeout(PATIENCE_MS);
    if (clockFastMinutes !== 0) await context.addInitScript(wrongClock(clockFastMinutes * 60_000));
    const device = new Device(origin, context, await context.newPage(), kind);
    device.listen();
    return device;
  }

  private listen(): void {
    this.page.on('pageerror', (error) => this.faults.push(error.stack ?? error.message));
    this.page.on('console', (message) => {
      // That a request did not get through is the network's doing, and here often ours.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) this.faults.push(message.text());
    });
    this.page.on('response', (response) => {
      if (!response.url().endsWith('/graphql')) return;
      const operation = /\b(?:query|mutation)\s+(\w+)/.exec(response.request().postData() ?? '')?.[1] ?? '';
      const arrival = response.text().then((body) => void this.exchanges.push({ operation, body }), () => undefined).finally(() => this.arriving.delete(arrival));
      this.arriving.add(arrival);
    });
  }

  /** All answers so far, those still being read included. */
  async heard(): Promise<readonly Exchange[]> {
    await Promise.all(this.arriving);
    return this.exchanges;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Presses as the person at this device does: with the finger or with the mouse. */
  async press(target: Locator): Promise<void> {
    await (this.kind === 'phone' ? target.tap() : target.click());
  }

  button(name: Name): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  link(name: Name): Locator {
    return this.page.getByRole('link', { name, exact: true });
  }

  heading(name: Name): Locator {
    return this.page.getByRole('heading', { name, exact: true });
  }

  field(name: Name): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  says(words: Name): Locator {
    return this.page.getByText(words, { exact: true });
  }

  /** Resolves when it is to be seen. */
  async sees(target: Locator): Promise<void> {
    await target.first().waitFor({ state: 'visible' });
  }

  /** Resolves when it is no longer to be seen. */
  async misses(target: Locator): Promise<void> {
    await target.first().waitFor({ state: 'hidden' });
  }

  /** Signs in by typing; resolves on the first page behind the door. */
  async signIn(account: Account): Promise<void> {
    if (!new URL(this.page.url(), this.origin).pathname.startsWith('/sign-in')) await this.open('/sign-in');
    await this.field(text('shell.signIn.nip')).fill(account.nip);
    await this.field(text('shell.signIn.password')).fill(account.password);
    await this.press(this.button(text('shell.signIn.submit')));
    await this.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  }

  async signOut(): Promise<void> {
    await this.press(this.button(text('shell.signOut')).first());
    await this.page.waitForURL('**/sign-in');
  }

  /** Switches the language where everybody finds it: on the account page, before signing in on the first page. */
  async speaks(language: Language): Promise<void> {
    const isSignedIn = (await this.context.cookies()).length > 0;
    await this.open(isSignedIn ? '/account' : '/sign-in');
    const choice = this.page.getByRole('main').locator('label').filter({ hasText: LANGUAGE_NAMES[language] });
    await this.sees(choice);
    if (await choice.getByRole('radio').isChecked()) return;
    const kept = isSignedIn ? this.page.waitForResponse((response) => (response.request().postData() ?? '').includes('ChangeLocale')) : null;
    await this.press(choice);
    await this.page.locator(`html[lang=${language}]`).waitFor();
    await kept;
  }

  /** Resolves when the server no longer takes this device's session; it may remember one for a few seconds. */
  async sessionIsOver(): Promise<void> {
    const ask = async (): Promise<boolean> => {
      const answer = await this.context.request.post('/graphql', { headers: { 'x-selaras': '1' }, data: { query: '{ me { id } }' } });
      return ((await answer.json()) as { data: { me: unknown } }).data.me === null;
    };
    for (const giveUpAt = Date.now() + PATIENCE_MS; !(await ask()); await new Promise((resolve) => setTimeout(resolve, 100))) {
      if (Date.now() > giveUpAt) throw new Error('the session does not end');
    }
  }

  /** Everything this device keeps beyond the page: storages, databases, caches and cookies, as text to be searched. */
  async keeps(): Promise<string> {
    const kept = await this.page.evaluate<string>(EVERYTHING_KEPT);
    return `${kept} ${JSON.stringify(await this.context.cookies())}`;
  }

  /** The tab dies as when the phone runs out of memory: no event, no last request. */
  async killTab(): Promise<void> {
    const crashed = this.page.waitForEvent('crash');
    const session = await this.context.newCDPSession(this.page);
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
    await this.context.close();
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

/** Runs in the page. */
const EVERYTHING_KEPT = `(async () => {
  const settled = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
  const databases = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) databases[name + '/' + store] = await settled(database.transaction(store).objectStore(store).getAll());
    database.close();
  }
  return JSON.stringify({ local: { ...localStorage }, session: { ...sessionStorage }, databases, caches: await caches.keys() });
})()`;

/** The device's clock runs right but stands wrong, as on phones whose owner set it by hand. */
function wrongClock(aheadMs: number): string {
  return `{
    const RightDate = Date;
    const now = () => RightDate.now() + ${aheadMs};
    globalThis.Date = class extends RightDate {
      constructor(...args) { args.length === 0 ? super(now()) : super(...args); }
      static now() { return now(); }
    };
  }`;
}
