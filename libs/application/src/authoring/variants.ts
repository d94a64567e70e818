import { isCore, type Level, type Variant } from '@selaras/domain/course';
import type { RichText } from '@selaras/domain/item';
import { type CourseVersionId, type ModuleId, ok, refuse, type Result, type VariantId, type WorkUnitId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { changeDraft, checkRevision, moduleOf } from './change-draft';
import { LONGEST, MOST, readOptionalText, sameValue, withinLength } from './checks';
import type { AuthoringDeps } from './deps';
import type { DraftChange, WrittenVariant } from './ports';
import type { AuthoringRefusal } from './refusals';
import type { VersionView } from './version-view';

type Answer = Promise<Result<VersionView, AuthoringRefusal>>;

export interface SaveVariant {
  readonly versionId: CourseVersionId;
  readonly moduleId: ModuleId;
  readonly variantId: VariantId;
  /** Null makes the text. */
  readonly revision: number | null;
  readonly unitId: WorkUnitId | null;
  readonly level: Level | null;
  readonly label: string;
  readonly pages: readonly string[];
  /** More than a slip of the pen: changing the core makes the other texts stale, changing another text counts as its review. */
  readonly substantial: boolean;
}

export function makeSaveVariant(deps: AuthoringDeps) {
  return async (actor: Actor, command: SaveVariant): Answer => {
    const label = readOptionalText('label', command.label, LONGEST.label);
    if (!label.ok) return label;
    const pages = readPages(command.pages, deps.sanitise);
    if (!pages.ok) return pages;
    const { moduleId, unitId, level } = command;
    if (unitId !== null && !(await deps.store.unitsWithin(scopeOf(actor, 'instructor'), [unitId])).has(unitId)) {
      return refuse({ code: 'UnitNotFound', field: 'key.unitId', unitId });
    }

    return changeDraft(deps, actor, command.versionId, (version) => {
      const module = moduleOf(version, moduleId);
      if (!module) return refuse({ code: 'ModuleNotFound', moduleId });
      const standing = module.variants.find(({ id }) => id === command.variantId);
      if (!standing && command.revision !== null) return refuse({ code: 'VariantNotFound', variantId: command.variantId });
      const wanted = { unitId, level, label: label.value, pages: pages.value };
      const { stale, done } = checkRevision(standing, command.revision, 'variant', () => standing !== undefined && sameValue(writtenPartOf(standing), wanted));
      if (stale) return refuse(stale);
      if (done) return ok([]);
      const rival = module.variants.find((other) => other.id !== command.variantId && other.unitId === unitId && other.level === level);
      if (rival) return refuse({ code: 'VariantExists', variantId: rival.id, label: rival.label });

      const core = isCore(wanted);
      const coreChanges = core && command.substantial && standing !== undefined && !sameValue(standing.pages, wanted.pages);
      const isReviewed = !standing || core || command.substantial;
      const variant: WrittenVariant = {
        ...wanted, id: command.variantId, moduleId,
        reviewedCoreRevision: isReviewed ? module.coreRevision : standing.reviewedCoreRevision,
      };
      const changes: DraftChange[] = [{ kind: standing ? 'changeVariant' : 'addVariant', variant }];
      return ok(coreChanges ? [...changes, { kind: 'coreChanged', moduleId }] : changes);
    });
  };
}

function writtenPartOf({ unitId, level, label, pages }: Variant) {
  return { unitId, level, label, pages };
}

function readPages(pages: readonly string[], sanitise: AuthoringDeps['sanitise']): Result<readonly RichText[], AuthoringRefusal> {
  if (pages.length > MOST.pages) return refuse({ code: 'TooMany', field: 'pages', most: MOST.pages });
  for (const [index, page] of pages.entries()) {
    const length = withinLength(`pages.${index}`, page, LONGEST.page);
    if (!length.ok) return length;
  }
  return ok(pages.map((page) => sanitise(page)));
}

/** The author looked at the text against the changed core and found it right. */
export function makeConfirmVariant(deps: AuthoringDeps) {
  return (actor: Actor, command: { readonly versionId: CourseVersionId; readonly variantId: VariantId }): Answer =>
    changeDraft(deps, actor, command.versionId, (version) => {
      const module = version.modules.find(({ variants }) => variants.some(({ id }) => id === command.variantId));
      const variant = module?.variants.find(({ id }) => id === command.variantId);
      if (!module || !variant) return refuse({ code: 'VariantNotFound', variantId: command.variantId });
      if (isCore(variant)) return refuse({ code: 'CoreNeedsNoReview', variantId: variant.id });
      if (variant.reviewedCoreRevision === module.coreRevision) return ok([]);
      return ok([{ kind: 'reviewVariant', variantId: variant.id, coreRevision: module.coreRevision }]);
    });
}

/** Already gone is fine. */
export function makeRemoveVariant(deps: AuthoringDeps) {
  return (actor: Actor, command: { readonly versionId: CourseVersionId; readonly variantId: VariantId }): Answer =>
    changeDraft(deps, actor, command.versionId, (version) => {
      const stands = version.modules.some(({ variants }) => variants.some(({ id }) => id === command.variantId));
      return ok(stands ? [{ kind: 'removeVariant', variantId: command.variantId }] : []);
    });
}
