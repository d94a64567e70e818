import { FILE_PURPOSES, type FilePurpose } from '@selaras/domain/course';
import { type CourseVersionId, type FileId, type ModuleId, ok, refuse, type Result } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { changeDraft, moduleOf } from './change-draft';
import { LONGEST, readOptionalText, sameValue } from './checks';
import type { AuthoringDeps } from './deps';
import type { AuthoringRefusal } from './refusals';
import type { VersionView } from './version-view';

type Answer = Promise<Result<VersionView, AuthoringRefusal>>;

export interface AttachFile {
  readonly versionId: CourseVersionId;
  readonly moduleId: ModuleId;
  readonly fileId: FileId;
  readonly purpose: string;
  readonly title: string;
}

/** Puts an uploaded file of the same course on a module; attaching it again renames it. An empty title is the file's name. */
export function makeAttachFile(deps: AuthoringDeps) {
  return async (actor: Actor, command: AttachFile): Answer => {
    const title = readOptionalText('title', command.title, LONGEST.title);
    if (!title.ok) return title;
    const purpose = FILE_PURPOSES.find((known) => known === command.purpose);
    if (!purpose) return refuse({ code: 'UnknownPurpose', field: 'purpose' });
    const file = await deps.store.fileForVersion(command.versionId, command.fileId);

    return changeDraft(deps, actor, command.versionId, (version) => {
      const module = moduleOf(version, command.moduleId);
      if (!module) return refuse({ code: 'ModuleNotFound', moduleId: command.moduleId });
      if (!file) return refuse({ code: 'FileNotFound', fileId: command.fileId });
      if (!suits(purpose, file.mediaType)) return refuse({ code: 'FilePurposeMismatch', field: 'purpose', purpose, mediaType: file.mediaType });
      const wanted = { fileId: file.id, purpose, title: title.value || file.name };
      const standing = module.files.find(({ fileId }) => fileId === file.id);
      return ok(sameValue(standing, wanted) ? [] : [{ kind: 'attachFile', moduleId: module.id, ...wanted }]);
    });
  };
}

function suits(purpose: FilePurpose, mediaType: string): boolean {
  return purpose === 'attachment' || mediaType.startsWith(`${purpose}/`);
}

/** The file itself stays: published versions may use it. Already gone is fine. */
export function makeDetachFile(deps: AuthoringDeps) {
  return (actor: Actor, command: { readonly versionId: CourseVersionId; readonly moduleId: ModuleId; readonly fileId: FileId }): Answer =>
    changeDraft(deps, actor, command.versionId, (version) => {
      const module = moduleOf(version, command.moduleId);
      if (!module) return refuse({ code: 'ModuleNotFound', moduleId: command.moduleId });
      return ok(module.files.some(({ fileId }) => fileId === command.fileId) ? [{ kind: 'detachFile', moduleId: module.id, fileId: command.fileId }] : []);
    });
}
