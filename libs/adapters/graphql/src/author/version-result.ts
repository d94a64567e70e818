import type { AuthoringRefusal, VersionView } from '@selaras/application/authoring';
import type { Result } from '@selaras/domain/kernel';
import { refusalOf } from '../refusal';
import { versionOf } from './payloads';

/** Every change of a draft answers with the version as it now stands, or with why not. */
export function versionResult(result: Result<VersionView, AuthoringRefusal>) {
  return result.ok ? versionOf(result.value) : refusalOf(result.refusal);
}
