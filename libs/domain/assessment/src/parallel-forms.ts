import { otherForm, type ParallelForm } from '@selaras/domain/item';
import { type PersonId, seededRandom, shuffled } from '@selaras/domain/kernel';
import type { Phase } from '@selaras/domain/scheduling';

export interface FormTaker {
  readonly personId: PersonId;
  /** The group within which forms are balanced, e.g. the work unit; one group when left out. */
  readonly stratum?: string;
}

export interface FormAssignment {
  readonly personId: PersonId;
  readonly pre: ParallelForm;
  readonly post: ParallelForm;
}

/**
 * Gives each person a form before and the other one after, by lot: in every stratum and over all, the two orders differ by at most one
 * person. People and seed alone decide, not the order in which they are listed. Who is in `earlier` keeps what she has (her pre-test may be
 * written), and newcomers even out what is there. In the order of `people`; nobody, no assignments.
 * @throws TypeError when a person is listed twice.
 */
export function assignForms(people: readonly FormTaker[], seed: string, earlier: readonly FormAssignment[] = []): FormAssignment[] {
  if (new Set(people.map(({ personId }) => personId)).size < people.length) throw new TypeError('a person is listed twice');
  const known = new Map(earlier.map((assignment) => [assignment.personId, assignment]));
  const overall = balance();
  const strata = [...new Set(people.map(({ stratum }) => stratum ?? ''))].sort();
  const inStratum = new Map(strata.map((stratum) => [stratum, balance()]));
  for (const { personId, stratum } of people) {
    const kept = known.get(personId);
    if (kept) for (const side of [overall, inStratum.get(stratum ?? '')]) side?.give(kept.pre);
  }

  const pre = new Map<PersonId, ParallelForm>();
  for (const stratum of strata) {
    const random = seededRandom(`${seed}/${stratum}`);
    const newcomers = people.filter((person) => (person.stratum ?? '') === stratum && !known.has(person.personId)).map(({ personId }) => personId);
    for (const personId of shuffled(newcomers.sort(), random)) {
      // Every draw is made, also where it does not decide: a draw left out would change all that follow.
      const byLot = random() < 0.5 ? 'A' : 'B';
      const form = inStratum.get(stratum)?.rarer() ?? overall.rarer() ?? byLot;
      for (const side of [overall, inStratum.get(stratum)]) side?.give(form);
      pre.set(personId, form);
    }
  }
  return people.map(({ personId }) => known.get(personId) ?? swapped(personId, pre.get(personId) as ParallelForm));
}

function swapped(personId: PersonId, pre: ParallelForm): FormAssignment {
  return { personId, pre, post: otherForm(pre) };
}

/** Counts how many begin with each form; `rarer` is null while both are equally often given. */
function balance(): { give: (form: ParallelForm) => void; rarer: () => ParallelForm | null } {
  let moreA = 0;
  return {
    give: (form) => {
      moreA += form === 'A' ? 1 : -1;
    },
    rarer: () => (moreA === 0 ? null : moreA > 0 ? 'B' : 'A'),
  };
}

/**
 * The form of a test: the one given first before, the other one after, however often either is repeated. Null for practice, whose items are
 * in no form, and where there is one form only.
 */
export function formOfPhase(firstForm: ParallelForm | null, phase: Phase): ParallelForm | null {
  if (firstForm === null || phase === 'practice') return null;
  return phase === 'pre' ? firstForm : otherForm(firstForm);
}
