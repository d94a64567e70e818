import type { BankItem, CourseRow, ImportReport, Preview, VersionRef, VersionView } from '@selaras/application/authoring';
import type { AttachedFile, Finding, PairItem } from '@selaras/domain/course';
import { toIso } from '@selaras/domain/kernel';
import { rulesFor } from '@selaras/domain/scheduling';
import { interactionPayload } from '../delivered-item';
import { refusalOf } from '../refusal';
import { rulesPayload } from '../test-rules-payload';

/** Application views in the schema's shape: upper-case enums, ISO times, findings as code and params. */
export function courseOf({ id, title, ownerUnit, versions }: CourseRow) {
  const refs = versions.map(refOf);
  return {
    id, title, ownerUnit, versions: refs,
    draft: refs.find(({ status }) => status === 'DRAFT') ?? null,
    published: refs.find(({ status }) => status === 'PUBLISHED') ?? null,
  };
}

function refOf({ publishedAt, status, ...ref }: VersionRef) {
  return { ...ref, status: status.toUpperCase(), publishedAt: publishedAt === null ? null : toIso(publishedAt) };
}

export function versionOf(view: VersionView) {
  const { version, publishedAt, variantsOf, unit, matrixUnits, findings } = view;
  return {
    __typename: 'CourseVersion',
    id: version.id, courseId: version.courseId, number: version.number, status: version.status.toUpperCase(),
    title: version.title, summary: version.summary, jp: version.jp, revision: version.revision,
    publishedAt: publishedAt === null ? null : toIso(publishedAt),
    objectives: version.objectives,
    modules: version.modules.map((module, index) => ({
      id: module.id, position: index + 1, title: module.title, estimatedMinutes: module.estimatedMinutes, revision: module.revision,
      objectiveCodes: module.objectiveCodes, requiresIds: module.requiresIds,
      variants: variantsOf(module).map((variant) => ({
        id: variant.id, unit: variant.unit, level: levelOf(variant.level), label: variant.label, pages: variant.pages,
        revision: variant.revision, updatedAt: toIso(variant.updatedAt), stale: variant.stale,
      })),
      files: module.files.map((attached) => fileOf(view, attached)),
    })),
    pair: {
      passMarkPercent: version.pair.passMarkPercent,
      rules: version.pair.rules.map(rulesPayload),
      timeLimitSeconds: rulesFor(version.pair.rules, 'post').timeLimitSeconds,
      preAttempts: rulesFor(version.pair.rules, 'pre').attempts,
      postAttempts: rulesFor(version.pair.rules, 'post').attempts,
      blueprint: version.pair.blueprint.map((cell) => ({ ...cell, difficulty: difficultyOf(cell.difficulty) })),
      items: version.pair.items.map((item, index) => ({ part: item.part, section: item.section, required: item.required, form: item.form, unit: unit(item.unitId), position: index + 1, item: pairItemOf(item) })),
    },
    matrixUnits,
    findings: findings.map((finding) => findingOf(finding, view)),
  };
}

export function bankItemOf({ itemId, itemVersionId, number, objectiveCode, difficulty, overLimit, content }: BankItem) {
  return {
    __typename: 'AuthoredItem', itemId, itemVersionId, number, objectiveCode, content,
    difficulty: difficultyOf(difficulty), overLimit,
    type: content.interaction.type, title: content.title, maximum: content.maximum, outdated: false,
  };
}

function pairItemOf(item: PairItem) {
  return { ...bankItemOf({ ...item, overLimit: item.overExposed !== undefined }), outdated: item.number < item.newestNumber };
}

/** Where a finding shows goes into fields of its own; what its sentence needs becomes params, a problem of an item opened up. */
function findingOf(finding: Finding, view: VersionView) {
  const unit = 'unitId' in finding ? view.unit(finding.unitId) : null;
  return {
    severity: finding.severity.toUpperCase(), code: finding.code, unit,
    params: refusalOf({ code: finding.code, ...paramsOf(finding), ...(unit ? { unit: unit.shortName } : {}) }).params,
    moduleId: 'moduleId' in finding ? finding.moduleId : null,
    itemId: 'itemId' in finding ? finding.itemId : null,
  };
}

function paramsOf(finding: Finding): Readonly<Record<string, unknown>> {
  const { code: _code, severity: _severity, ...members } = finding;
  const params = Object.entries(members).filter(([name]) => !['moduleId', 'unitId', 'itemId', 'problem'].includes(name));
  if (finding.code !== 'ItemInvalid') return Object.fromEntries(params);
  const { code: problem, ...problemParams } = finding.problem;
  return { ...Object.fromEntries(params), ...problemParams, problem };
}

function fileOf({ file }: VersionView, { fileId, purpose, title }: AttachedFile) {
  const { mediaType, byteSize } = file(fileId);
  return { id: fileId, purpose, title, mediaType, byteSize, url: `/files/${fileId}` };
}

export function previewOf({ view, unit, level, form, modules, items }: Preview) {
  return {
    unit, form, level: level.toUpperCase(),
    coreCount: items.filter(({ part }) => part === 'core').length,
    caseCount: items.filter(({ part }) => part === 'case').length,
    modules: modules.map(({ module, variant, variantUnit, reason }) => ({
      id: module.id, title: module.title, estimatedMinutes: module.estimatedMinutes, label: variant.label, reason,
      variantUnit, variantLevel: levelOf(variant.level), pages: variant.pages, files: module.files.map((attached) => fileOf(view, attached)),
    })),
    items: items.map(({ itemVersionId, part, required, section, stem, interaction }, index) => ({
      itemVersionId, position: index + 1, part, required, section, stem, ...interactionPayload(interaction), response: null, flagged: false,
    })),
  };
}

export function importReportOf({ lines, ...report }: ImportReport) {
  return { __typename: 'ImportReport', ...report, lines: lines.map((line) => ({ ...line, reason: line.reason && refusalOf(line.reason) })) };
}

function difficultyOf(difficulty: string | null) {
  return difficulty === null ? null : difficulty.toUpperCase();
}

function levelOf(level: string | null) {
  return level === null ? null : level.toUpperCase();
}
