/** The session cookie: not readable by scripts, never sent from another site, gone with the session. */
export const SESSION_COOKIE = 'selaras_session';

export interface CookieOptions {
  readonly httpOnly: true;
  readonly sameSite: 'strict';
  readonly secure: boolean;
  readonly path: '/';
}

/** `secure` is set whenever the request came over TLS; on http://127.0.0.1 a secure cookie would not be kept. */
export function sessionCookieOptions(isTls: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', secure: isTls, path: '/' };
}

/** The token in a Cookie header; null when there is none. */
export function tokenIn(cookieHeader: string | undefined): string | null {
  for (const pair of cookieHeader?.split(';') ?? []) {
    const [name, ...value] = pair.trim().split('=');
    if (name === SESSION_COOKIE) return value.join('=') || null;
  }
  return null;
}
