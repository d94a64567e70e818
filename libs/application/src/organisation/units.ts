import { ok, refuse, type Result, type WorkUnitId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import type { UnitView } from '@selaras/application/identity';
import { readText } from './checks';
import type { OrganisationDeps } from './deps';
import type { OrganisationRefusal } from './refusals';

export const UNIT_KINDS = ['city', 'agency', 'division', 'section', 'district', 'village'] as const;

export interface SaveUnit {
  readonly unitId: WorkUnitId;
  readonly parentId: WorkUnitId;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
}

export function makeUnitTree({ store, today }: OrganisationDeps) {
  return (actor: Actor) => store.unitTree(scopeOf(actor, 'administrator'), today());
}

/** Adds a unit or changes one; both it and its new place must lie in the administrator's scope. */
export function makeSaveUnit({ store }: OrganisationDeps) {
  return async (actor: Actor, command: SaveUnit): Promise<Result<UnitView, OrganisationRefusal>> => {
    const scope = scopeOf(actor, 'administrator');
    const parent = await store.unit(scope, command.parentId);
    if (!parent) return refuse({ code: 'UnitNotFound', field: 'parentId' });
    if (!(UNIT_KINDS as readonly string[]).includes(command.kind)) return refuse({ code: 'UnknownUnitKind', field: 'kind' });
    const code = readText('code', command.code, 40);
    if (!code.ok) return code;
    const name = readText('name', command.name);
    if (!name.ok) return name;
    const shortName = readText('shortName', command.shortName, 60);
    if (!shortName.ok) return shortName;

    const unit: UnitView = { id: command.unitId, parentId: parent.id, code: code.value, name: name.value, shortName: shortName.value, kind: command.kind, zone: parent.zone };
    const outcome = await store.saveUnit(scope, unit);
    if (outcome === 'outside') return refuse({ code: 'UnitNotFound', field: 'unitId' });
    if (outcome === 'loop') return refuse({ code: 'UnitLoop' });
    if (outcome === 'code') return refuse({ code: 'UnitCodeTaken', field: 'code' });
    return ok(unit);
  };
}
