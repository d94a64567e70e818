import { chainOf, hasCore, isCore, modulesInOrder, type CourseFinding, type CourseModule, type CourseVersion, type Level, type ModuleVariant, type Unit } from '../workspace/course-version';

/**
 * The course as its authors see it: a row for each module and one for the tests, a column for the core and one for each unit.
 * Made from a version alone, so that the picture and what is published cannot differ.
 */
export interface Matrix {
  readonly columns: readonly Unit[];
  readonly rows: readonly MatrixRow[];
  readonly tests: TestRow;
}

export interface MatrixRow {
  readonly module: CourseModule;
  readonly core: CoreCell;
  /** One for each column, in its order. */
  readonly cells: readonly UnitCell[];
}

export interface CoreCell {
  readonly state: 'core' | 'missing';
  readonly label: string;
  readonly updatedAt: string | null;
  /** Levels that have a text of their own beside the core. */
  readonly levels: readonly Level[];
  /** A text for one level was written against an older core. */
  readonly stale: boolean;
}

/**
 * `follows`: the unit gets the core, or the text of a unit above it. `adapted`: it has a text of its own.
 * `stale`: the core changed since that text was last looked at. `missing`: the unit would get nothing, or needs its own case.
 */
export interface UnitCell {
  readonly unit: Unit;
  readonly state: 'follows' | 'adapted' | 'stale' | 'missing';
  readonly label: string;
  readonly updatedAt: string | null;
  readonly levels: readonly Level[];
  /** The unit above whose text is used; null when it is the core. */
  readonly follows: Unit | null;
  readonly findings: readonly CourseFinding[];
}

export interface TestRow {
  readonly coreItems: number;
  /** Case items for every unit without its own. */
  readonly generalCaseItems: number;
  /** What a unit should have: as many as the unit with most, so that tests are equally long. 0 while no unit has any. */
  readonly expected: number;
  readonly cells: readonly TestCell[];
}

/** `none`: no unit has case items, so none are owed. */
export interface TestCell {
  readonly unit: Unit;
  readonly state: 'complete' | 'short' | 'missing' | 'none';
  readonly items: number;
  /** The unit above whose case items are used; null when they are its own or the general ones. */
  readonly follows: Unit | null;
  /** The general case items stand in for its own. */
  readonly general: boolean;
}

/** @param asked columns added on this screen that hold nothing yet; units already present are not repeated. */
export function matrixOf(version: CourseVersion, units: readonly Unit[], asked: readonly Unit[] = []): Matrix {
  const columns = columnsOf(version, units, asked);
  const known = new Map([...units, ...columns].map((unit) => [unit.id, unit]));
  const rows = modulesInOrder(version).map((module) => ({
    module,
    core: coreCellOf(module),
    cells: columns.map((unit) => unitCellOf(module, unit, known, version.findings)),
  }));
  return { columns, rows, tests: testRowOf(version, columns, known) };
}

/** In tree order where the tree is known, the rest after it. */
function columnsOf(version: CourseVersion, units: readonly Unit[], asked: readonly Unit[]): readonly Unit[] {
  const wanted = new Map<string, Unit>();
  for (const unit of [...version.matrixUnits, ...asked]) wanted.set(unit.id, unit);
  const place = new Map(units.map(({ id }, index) => [id, index]));
  return [...wanted.values()].sort((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || a.name.localeCompare(b.name, 'id'));
}

function coreCellOf(module: CourseModule): CoreCell {
  const core = module.variants.find(isCore);
  const forAll = module.variants.filter(({ unit, level }) => unit === null && level !== null);
  return {
    state: hasCore(module) ? 'core' : 'missing',
    label: core?.label ?? '',
    updatedAt: core?.updatedAt ?? null,
    levels: levelsOf(forAll),
    stale: forAll.some(({ stale }) => stale),
  };
}

function unitCellOf(module: CourseModule, unit: Unit, known: ReadonlyMap<string, Unit>, findings: readonly CourseFinding[]): UnitCell {
  const own = variantsOf(module, unit.id);
  const about = findings.filter((finding) => finding.moduleId === module.id && finding.unit?.id === unit.id);
  const base = { unit, findings: about };
  if (own.length > 0) {
    return {
      ...base,
      state: own.some(({ stale }) => stale) ? 'stale' : 'adapted',
      label: own.find(({ label }) => label !== '')?.label ?? '',
      updatedAt: own.map(({ updatedAt }) => updatedAt).sort().at(-1) ?? null,
      levels: levelsOf(own),
      follows: null,
    };
  }
  const above = chainOf(unit.id, known).slice(1).find(({ id }) => variantsOf(module, id).length > 0) ?? null;
  const covered = above !== null || hasCore(module);
  const owed = about.some(({ severity }) => severity === 'BLOCKS');
  return { ...base, state: covered && !owed ? 'follows' : 'missing', label: '', updatedAt: null, levels: [], follows: above };
}

function testRowOf(version: CourseVersion, columns: readonly Unit[], known: ReadonlyMap<string, Unit>): TestRow {
  const ownCount = new Map<string, number>();
  let coreItems = 0;
  let generalCaseItems = 0;
  for (const { part, unit } of version.pair.items) {
    if (part === 'core') coreItems += 1;
    else if (unit === null) generalCaseItems += 1;
    else ownCount.set(unit.id, (ownCount.get(unit.id) ?? 0) + 1);
  }
  const expected = Math.max(0, generalCaseItems, ...ownCount.values());
  const cells = columns.map((unit): TestCell => {
    const source = chainOf(unit.id, known).find(({ id }) => (ownCount.get(id) ?? 0) > 0);
    const items = source === undefined ? generalCaseItems : (ownCount.get(source.id) ?? 0);
    const state = expected === 0 ? 'none' : items === 0 ? 'missing' : items < expected ? 'short' : 'complete';
    return {
      unit, state, items,
      follows: source === undefined || source.id === unit.id ? null : source,
      general: source === undefined && generalCaseItems > 0,
    };
  });
  return { coreItems, generalCaseItems, expected, cells };
}

function variantsOf(module: CourseModule, unitId: string): readonly ModuleVariant[] {
  return module.variants.filter(({ unit }) => unit?.id === unitId);
}

function levelsOf(variants: readonly ModuleVariant[]): readonly Level[] {
  return (['BASIC', 'ADVANCED'] as const).filter((level) => variants.some((variant) => variant.level === level));
}
