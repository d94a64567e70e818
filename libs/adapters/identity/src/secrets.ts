import { createHash, randomBytes } from 'node:crypto';

export const secrets = {
  newToken: (): string => randomBytes(32).toString('base64url'),
  digest: (text: string): Uint8Array => createHash('sha256').update(text, 'utf8').digest(),
};
