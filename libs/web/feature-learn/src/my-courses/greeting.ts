export type DayPart = 'morning' | 'midday' | 'afternoon' | 'evening';

/** How one greets in Indonesia: pagi until 11, siang until 15, sore until 18, then malam; on the clock of the zone. */
export function dayPartAt(now: number, zone: string): DayPart {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(now));
  if (hour >= 4 && hour < 11) return 'morning';
  if (hour >= 11 && hour < 15) return 'midday';
  if (hour >= 15 && hour < 18) return 'afternoon';
  return 'evening';
}

/** The first part of a name that is not a title (`dr.`, `Ir.`); the whole name when there is none. */
export function firstNameOf(name: string): string {
  const parts = name.split(',')[0]?.trim().split(/\s+/) ?? [];
  return parts.find((part) => part !== '' && !part.endsWith('.')) ?? name;
}
