/** What units come to together. */
export interface HoursTotal {
  readonly people: number;
  readonly jpTotal: number;
  readonly peopleAtTarget: number;
}

export function hoursTotal(rows: readonly HoursTotal[]): HoursTotal {
  return rows.reduce<HoursTotal>(
    (sum, row) => ({ people: sum.people + row.people, jpTotal: sum.jpTotal + row.jpTotal, peopleAtTarget: sum.peopleAtTarget + row.peopleAtTarget }),
    { people: 0, jpTotal: 0, peopleAtTarget: 0 },
  );
}

/** JP a person on average; null where nobody works. */
export function jpEach({ people, jpTotal }: HoursTotal): number | null {
  return people === 0 ? null : jpTotal / people;
}
