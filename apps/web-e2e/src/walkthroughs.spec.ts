/**
 * What people do with the product, from the sign-in page on: a real browser, the built client, API and worker as processes, PostgreSQL with the demo.
 * One stack serves all stories; each has people of its own.
 */
import { findChromium, launch } from './browser/chromium';
import type { Stage } from './browser/story';
import { type Stack, startStack } from './stack/stack';
import { administrator } from './stories/administrator';
import { everyAnswer } from './stories/every-answer';
import { everyPage } from './stories/every-page';
import { essays } from './stories/essays';
import { evaluator } from './stories/evaluator';
import { instructor } from './stories/instructor';
import { itemTypes } from './stories/item-types';
import { keyboardOnly } from './stories/keyboard-only';
import { learnerOnAPhone } from './stories/learner-on-a-phone';
import { moreTime } from './stories/more-time';
import { sessionEnds } from './stories/session-ends';
import { sharedComputer } from './stories/shared-computer';
import { timeRunsOut } from './stories/time-runs-out';
import { twoDevices } from './stories/two-devices';
import { wrongKey } from './stories/wrong-key';

const executable = findChromium();
if (!executable) console.warn('The walkthroughs are skipped: no Chromium was found; install one or name it with SELARAS_CHROMIUM.');

(executable ? describe : describe.skip)('walkthroughs', () => {
  let stack: Stack;
  let stage: Stage;
  const theStage = () => stage;

  beforeAll(async () => {
    stack = await startStack();
    stage = { stack, browser: await launch(executable ?? '') };
  }, 60_000);
  afterAll(async () => {
    await stage?.browser.close();
    await stack?.stop();
  }, 20_000);

  learnerOnAPhone(theStage);
  sharedComputer(theStage);
  twoDevices(theStage);
  sessionEnds(theStage);
  timeRunsOut(theStage);
  moreTime(theStage);
  instructor(theStage);
  evaluator(theStage);
  administrator(theStage);
  itemTypes(theStage);
  keyboardOnly(theStage);
  wrongKey(theStage);
  essays(theStage);
  everyAnswer(theStage);
  everyPage(theStage);

  test('neither API nor worker complained', () => {
    expect(stack.complaints()).toBe('');
  });
});
