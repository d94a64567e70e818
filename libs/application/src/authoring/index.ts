import { storableText } from '@selaras/domain/kernel';
import type { AuthoringDeps } from './deps';
import { makeImportItems } from './import-items';
import { makeArchiveItem, makeSaveItem } from './items';
import { makeAttachFile, makeDetachFile } from './module-files';
import { makeMoveModule, makeRemoveModule, makeSaveModule } from './modules';
import { makeSavePair } from './pair';
import { makePreview } from './preview';
import { makePublishVersion } from './publish-version';
import { makeAuthorUnits, makeCourses, makeCourseVersion, makeItemBank } from './read';
import { makeSaveVersion } from './save-version';
import { makeCreateCourse, makeOpenDraft } from './start-course';
import { makeSaveTestRules } from './test-rules';
import { makeConfirmVariant, makeRemoveVariant, makeSaveVariant } from './variants';

export type { AuthoringDeps } from './deps';
export type { ImportLine, ImportReason, ImportReport } from './import-items';
export * from './ports';
export type { Preview, PreviewModule } from './preview';
export { readItemContent } from './read-item-content';
export * from './refusals';
export type { VariantView, VersionView } from './version-view';

export function makeAuthoringUseCases(given: AuthoringDeps) {
  const deps: AuthoringDeps = { ...given, sanitise: (html) => given.sanitise(storableText(html)) };
  return {
    courses: makeCourses(deps),
    courseVersion: makeCourseVersion(deps),
    itemBank: makeItemBank(deps),
    authorUnits: makeAuthorUnits(deps),
    preview: makePreview(deps),
    createCourse: makeCreateCourse(deps),
    openDraft: makeOpenDraft(deps),
    saveVersion: makeSaveVersion(deps),
    saveModule: makeSaveModule(deps),
    moveModule: makeMoveModule(deps),
    removeModule: makeRemoveModule(deps),
    saveVariant: makeSaveVariant(deps),
    confirmVariant: makeConfirmVariant(deps),
    removeVariant: makeRemoveVariant(deps),
    attachFile: makeAttachFile(deps),
    detachFile: makeDetachFile(deps),
    saveItem: makeSaveItem(deps),
    archiveItem: makeArchiveItem(deps),
    savePair: makeSavePair(deps),
    saveTestRules: makeSaveTestRules(deps),
    publishVersion: makePublishVersion(deps),
    importItems: makeImportItems(deps),
  };
}
export type AuthoringUseCases = ReturnType<typeof makeAuthoringUseCases>;
