import { asId, looksEmpty, ok, plusSeconds, refuse, type Result, storableText, ZONES, type Zone } from '@selaras/domain/kernel';
import { employmentOf, type NipProblem, parseNip } from '@selaras/domain/organisation';
import type { PasswordHasher } from './ports';
import { SESSION_SECONDS, type SignedIn, type SignInDeps } from './sign-in';

/** NIST SP 800-63B asks for at least eight; an administrator's opens everything. */
export const LEAST_PASSWORD = 10;

export interface SetUp {
  readonly code: string;
  readonly organisation: string;
  readonly shortName: string;
  readonly zone: string;
  readonly nip: string;
  readonly name: string;
  readonly password: string;
}

export type SetUpRefusal =
  | NipProblem
  | { readonly code: 'AlreadySetUp' }
  | { readonly code: 'SetUpCodeWrong'; readonly field: 'code' }
  | { readonly code: 'Required'; readonly field: string }
  | { readonly code: 'PasswordTooShort'; readonly field: 'password'; readonly least: number }
  | { readonly code: 'UnknownZone'; readonly field: 'zone' };

export interface SetUpDeps extends SignInDeps {
  readonly passwords: PasswordHasher;
  /** The calendar day, `yyyy-mm-dd`. */
  readonly today: () => string;
}

export function makeNeedsSetUp({ store }: Pick<SetUpDeps, 'store'>) {
  return (): Promise<boolean> => store.isEmpty();
}

/** Gives out a code for an empty installation, to be shown to whoever starts it; null once somebody is known. The newest code counts. */
export function makeOfferSetUp({ store, secrets }: Pick<SetUpDeps, 'store' | 'secrets'>) {
  return async (): Promise<string | null> => {
    if (!(await store.isEmpty())) return null;
    const code = secrets.newCode();
    await store.keepSetUpCode(digestOf(secrets.digest(plain(code))));
    return code;
  };
}

/** Makes the top unit and its first administrator. The code proves that whoever asks is the one who started the installation. */
export function makeSetUp({ store, passwords, secrets, clock, today }: SetUpDeps) {
  return async (sent: SetUp): Promise<Result<SignedIn, SetUpRefusal>> => {
    const { organisation, shortName, name } = sent;
    const command = { ...sent, organisation: storableText(organisation).trim(), shortName: storableText(shortName).trim(), name: storableText(name).trim() };
    if (!(await store.isEmpty())) return refuse({ code: 'AlreadySetUp' });
    if ((await store.setUpCode()) !== digestOf(secrets.digest(plain(command.code)))) return refuse({ code: 'SetUpCodeWrong', field: 'code' });
    for (const field of ['organisation', 'shortName', 'name'] as const) {
      if (looksEmpty(command[field])) return refuse({ code: 'Required', field });
    }
    const nip = parseNip(command.nip);
    if (!nip.ok) return nip;
    if (command.password.length < LEAST_PASSWORD) return refuse({ code: 'PasswordTooShort', field: 'password', least: LEAST_PASSWORD });
    if (!(ZONES as readonly string[]).includes(command.zone)) return refuse({ code: 'UnknownZone', field: 'zone' });

    const personId = asId<'Person'>(secrets.newId());
    const isFirst = await store.setUp({
      unitId: asId<'WorkUnit'>(secrets.newId()),
      personId,
      organisation: command.organisation,
      shortName: command.shortName,
      zone: command.zone as Zone,
      nip: nip.value,
      name: command.name,
      employment: employmentOf(nip.value),
      passwordHash: await passwords.hash(command.password),
      from: today(),
    });
    if (!isFirst) return refuse({ code: 'AlreadySetUp' });
    const now = clock();
    const token = secrets.newToken();
    const expiresAt = plusSeconds(now, SESSION_SECONDS);
    await store.openSession(secrets.digest(token), personId, now, expiresAt);
    return ok({ token, personId, expiresAt });
  };
}

/** As it is compared: without the hyphens and in capitals, however it was typed. */
function plain(code: string): string {
  return code.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
}

function digestOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
