import type { NipProblem } from '@selaras/domain/organisation';

/** Why an administrator's wish was not done. */
export type OrganisationRefusal =
  | NipProblem
  | { readonly code: 'UnitNotFound'; readonly field?: string }
  | { readonly code: 'UnitLoop' }
  | { readonly code: 'UnitCodeTaken'; readonly field: 'code' }
  | { readonly code: 'UnknownUnitKind'; readonly field: 'kind' }
  | { readonly code: 'PersonNotFound' }
  | { readonly code: 'NipTaken'; readonly field: 'nip' }
  | { readonly code: 'Required'; readonly field: string }
  | { readonly code: 'TooLong'; readonly field: string; readonly most: number }
  | { readonly code: 'PasswordTooShort'; readonly field: 'password'; readonly least: number }
  | { readonly code: 'DateInvalid'; readonly field: string }
  | { readonly code: 'DatesReversed'; readonly field: string }
  | { readonly code: 'AssignmentOverlaps'; readonly field: 'from' }
  | { readonly code: 'LastAdministrator' }
  | { readonly code: 'VersionNotFound' }
  | { readonly code: 'CohortNotFound' }
  | { readonly code: 'UnknownZone'; readonly field: 'zone' }
  | { readonly code: 'EnrolmentNotFound' }
  | { readonly code: 'NobodyToEnrol' }
  | { readonly code: 'ExtensionNotLater'; readonly field: 'to' };
