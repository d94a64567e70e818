import { SetMetadata } from '@nestjs/common';
import type { Role } from '@selaras/domain/organisation';

export type Permission =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] };

export const PERMISSION = 'selaras:permission';

/** Whoever reaches the server may ask: sign-in itself, the server's time. */
export const Public = () => SetMetadata(PERMISSION, { kind: 'public' } satisfies Permission);

/** Whoever is signed in; the answer concerns that person alone. */
export const SignedIn = () => SetMetadata(PERMISSION, { kind: 'signed-in' } satisfies Permission);

/** Whoever holds one of these roles somewhere; where exactly is decided by the scope that the use case hands to its query. */
export const Allow = (...roles: readonly [Role, ...Role[]]) =>
  SetMetadata(PERMISSION, { kind: 'roles', roles } satisfies Permission);
