/**
 * What the person who waits sees: one line a step, with its time; on a terminal the line is alive while the step runs.
 */
const isTerminal = Boolean(process.stdout.isTTY) && !process.env.CI;
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/** Without a terminal a long step says that it is alive this often. */
const HEARTBEAT_MS = 15_000;

/**
 * Runs one step and shows how it goes.
 *
 * @template T
 * @param {string} title what is done, like `Building`
 * @param {(say: (detail: string) => void) => Promise<T>} work `say` shows how far it is, in a few words
 * @param {(result: T) => string} [outcome] a few words on what came of it
 * @param {(result: T) => boolean} [isGood] a step may end without an error and yet not well
 * @returns {Promise<T>}
 */
export async function step(title, work, outcome = () => 'done', isGood = () => true) {
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  let detail = '';
  let frame = 0;
  const draw = () => rewrite(`${FRAMES[(frame += 1) % FRAMES.length]} ${title} ${detail ? `(${detail}) ` : ''}${seconds()}`);
  const timer = isTerminal ? setInterval(draw, 120) : setInterval(() => console.log(`  ${title} ... ${detail ? `${detail}, ` : ''}${seconds()}`), HEARTBEAT_MS);
  try {
    const result = await work((text) => (detail = text));
    finish(`${isGood(result) ? '✓' : '✗'} ${title}: ${outcome(result)} (${seconds()})`);
    return result;
  } catch (error) {
    finish(`✗ ${title}: failed after ${seconds()}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** One line that stays. @param {string} text */
export function say(text) {
  finish(text);
}

function rewrite(text) {
  const columns = process.stdout.columns || 80;
  process.stdout.write(`\r\u001b[2K${text.length > columns - 1 ? `${text.slice(0, columns - 2)}…` : text}`);
}

function finish(text) {
  if (isTerminal) process.stdout.write('\r\u001b[2K');
  console.log(text);
}
