import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** Without letters and digits that are mistaken for one another; 32 of them, so that five bits choose one. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export const secrets = {
  newToken: (): string => randomBytes(32).toString('base64url'),
  digest: (text: string): Uint8Array => createHash('sha256').update(text, 'utf8').digest(),
  newId: (): string => randomUUID(),
  newCode: (): string => Array.from(randomBytes(12), (byte, index) => (index > 0 && index % 4 === 0 ? '-' : '') + ALPHABET.charAt(byte % 32)).join(''),
};
