import { hash, verify } from '@node-rs/argon2';

/** argon2id with the parameters of OWASP's password storage advice: 19 MiB, 2 passes, 1 lane; about 20 ms of one core. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Each check takes 19 MiB while it runs; more at once than there are cores would only take more memory. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  // A turn is handed on rather than given back, so that a newcomer never takes it from one who waits.
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export const argon2Passwords = {
  hash: (password: string): Promise<string> => inTurn(() => hash(password, PARAMETERS)),

  /** False for a wrong password and for a stored text that is no hash: neither tells more than "no". */
  async verify(stored: string, password: string): Promise<boolean> {
    try {
      return await inTurn(() => verify(stored, password));
    } catch {
      return false;
    }
  },
};
