import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { ROOT } from '../stack/program';
import type { Stack } from '../stack/stack';
import { Device, type Kind } from './device';

/** What every story plays on. */
export interface Stage {
  readonly stack: Stack;
  readonly browser: Browser;
}

const SECONDS = 45;
const PICTURES = path.join(ROOT, 'tmp/test/walkthroughs');

/** One person's way through the product, told in steps; a step that fails ends the story, and says what was on the screen. */
export class Story {
  private readonly devices: Device[] = [];
  private failedAt: string | null = null;

  constructor(
    private readonly title: string,
    private readonly stage: () => Stage,
  ) {}

  get stack(): Stack {
    return this.stage().stack;
  }

  get database(): Stack['database'] {
    return this.stack.database;
  }

  step(title: string, body: () => Promise<void>, seconds = SECONDS): void {
    test(title, async () => {
      if (this.failedAt !== null) throw withoutPlace(new Error(`not reached: the story ended at “${this.failedAt}”`));
      try {
        await body();
      } catch (problem) {
        this.failedAt = title;
        if (problem instanceof Error) problem.stack = `${problem.stack ?? problem.message}\n${await this.whatWasSeen()}`;
        throw problem;
      }
    }, seconds * 1000);
  }

  async device(kind: Kind, options: { readonly clockFastMinutes?: number } = {}): Promise<Device> {
    const { stack, browser } = this.stage();
    const device = await Device.open(browser, stack.origin, kind, options);
    this.devices.push(device);
    return device;
  }

  /** What went wrong in the pages themselves, on any device. */
  faults(): readonly string[] {
    return this.devices.flatMap((device) => device.faults);
  }

  /** Puts all devices away. */
  async end(): Promise<void> {
    for (const { context } of this.devices) await context.close();
  }

  private async whatWasSeen(): Promise<string> {
    mkdirSync(PICTURES, { recursive: true });
    const open = this.devices.flatMap((device, index) => device.context.pages().map((page) => ({ page, index })));
    const seen = await Promise.all(open.map(async ({ page, index }) => {
      const picture = path.join(PICTURES, `${this.title}-${index + 1}.png`.replaceAll(/[^\w.-]+/g, '-'));
      const words = await page.locator('body').innerText({ timeout: 1000 }).catch(() => '(the page does not answer)');
      await page.screenshot({ path: picture, timeout: 3000 }).catch(() => undefined);
      return `--- ${new URL(page.url(), 'http://none').pathname} (${path.relative(ROOT, picture)})\n${words.replaceAll(/\n{2,}/g, '\n').slice(0, 1500)}`;
    }));
    return [...seen, this.stack.complaints()].filter(Boolean).join('\n');
  }
}

/** `story(stage, 'A learner on her phone', (it) => { it.step('signs in', async () => { ... }); });` */
export function story(stage: () => Stage, title: string, tell: (story: Story) => void): void {
  describe(title, () => {
    const told = new Story(title, stage);
    tell(told);
    test('no page had an error of its own', () => expect(told.faults()).toEqual([]));
    afterAll(() => told.end());
  });
}

/** Where it was thrown says nothing. */
function withoutPlace(error: Error): Error {
  error.stack = error.message;
  return error;
}
