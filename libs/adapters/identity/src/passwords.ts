import { hash, verify } from '@node-rs/argon2';

/** argon2id with the parameters of OWASP's password storage advice: 19 MiB, 2 passes, 1 lane; about 20 ms of one core. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const argon2Passwords = {
  hash: (password: string): Promise<string> => hash(password, PARAMETERS),

  /** False for a wrong password and for a stored text that is no hash: neither tells more than "no". */
  async verify(stored: string, password: string): Promise<boolean> {
    try {
      return await verify(stored, password);
    } catch {
      return false;
    }
  },
};
