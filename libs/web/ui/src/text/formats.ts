import { computed, inject, Injectable } from '@angular/core';
import { ZONE_ABBREVIATION, type Zone } from '@selaras/domain/kernel';
import { LanguageStore } from './language';

/** A moment as the API sends it (ISO 8601 with offset) or as milliseconds since epoch. */
export type Moment = string | number;

export interface NumberShape {
  /** Digits after the decimal mark, at least and at most. Default 0 and 2. */
  readonly min?: number;
  readonly max?: number;
}

/**
 * Numbers, dates and times as people in the reader's language write them: `1.250,5`, `12 Desember 2026`, `23.59 WIB`.
 * Every method follows the language when read in a template or a `computed`.
 */
@Injectable({ providedIn: 'root' })
export class Formats {
  private readonly language = inject(LanguageStore);
  private readonly tag = this.language.tag;
  private readonly timeMark = computed(() => (this.language.current() === 'id' ? '.' : ':'));

  /** `1.250,5` or `1,250.5`. */
  number(value: number, { min = 0, max = Math.max(min, 2) }: NumberShape = {}): string {
    return new Intl.NumberFormat(this.tag(), { minimumFractionDigits: min, maximumFractionDigits: max }).format(value).replace('-', '−');
  }

  /** A ratio of 0..1 as `48 %`. */
  percent(ratio: number, shape: NumberShape = { max: 0 }): string {
    return `${this.number(ratio * 100, shape)} %`;
  }

  /** `12 Desember 2026`, in the zone given. */
  date(moment: Moment, zone: string): string {
    return this.parts(moment, zone, { day: 'numeric', month: 'long', year: 'numeric' });
  }

  /** `12 Des 2026`: for tables and narrow places. */
  shortDate(moment: Moment, zone: string): string {
    return this.parts(moment, zone, { day: 'numeric', month: 'short', year: 'numeric' });
  }

  /** `Rabu, 25 November 2026`. */
  longDate(moment: Moment, zone: string): string {
    const weekday = new Intl.DateTimeFormat(this.tag(), { weekday: 'long', timeZone: zone }).format(new Date(moment));
    return `${weekday}, ${this.date(moment, zone)}`;
  }

  /** A calendar day without a zone (`2026-11-25`) as `25 November 2026`. */
  day(date: string): string {
    return this.date(`${date}T00:00:00Z`, 'UTC');
  }

  /** `23.59 WIB`. Never printed without its zone. */
  time(moment: Moment, zone: string): string {
    return `${this.clock(moment, zone)}\u00a0${this.zone(zone)}`; // the zone never stands alone on the next line
  }

  /** `14.21.07` on the given zone's clock, without its name: only beside something that names it, or for "saved at". */
  clockSeconds(moment: Moment, zone: string): string {
    return this.clock(moment, zone, true);
  }

  /** `12 Desember 2026, 23.59 WIB`: every deadline. */
  dateTime(moment: Moment, zone: string): string {
    return `${this.date(moment, zone)}, ${this.time(moment, zone)}`;
  }

  /** `12 Des 2026, 23.59 WIB`. */
  shortDateTime(moment: Moment, zone: string): string {
    return `${this.shortDate(moment, zone)}, ${this.time(moment, zone)}`;
  }

  /** `WIB`, `WITA` or `WIT`; any other zone by its IANA name. */
  zone(zone: string): string {
    return ZONE_ABBREVIATION[zone as Zone] ?? zone;
  }

  /** Time left as on a clock: `18.42`, or `1.05.00` from an hour on. Never below zero. */
  countdown(seconds: number): string {
    const whole = Math.max(0, Math.ceil(seconds));
    const pad = (value: number) => String(value).padStart(2, '0');
    const hours = Math.floor(whole / 3600);
    const rest = `${hours > 0 ? pad(Math.floor((whole % 3600) / 60)) : Math.floor(whole / 60)}${this.timeMark()}${pad(whole % 60)}`;
    return hours > 0 ? `${hours}${this.timeMark()}${rest}` : rest;
  }

  /** `25 menit`, `1 jam 30 menit`; seconds only below one minute. */
  duration(seconds: number): string {
    const unit = (value: number, name: 'hour' | 'minute' | 'second') =>
      new Intl.NumberFormat(this.tag(), { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
    if (seconds < 60) return unit(Math.round(seconds), 'second');
    const minutes = Math.round(seconds / 60);
    const hours = Math.floor(minutes / 60);
    return [hours > 0 ? unit(hours, 'hour') : '', minutes % 60 > 0 ? unit(minutes % 60, 'minute') : ''].filter(Boolean).join(' ');
  }

  /** `1,4 MB`: bytes in powers of 1000, as sellers of mobile data count. */
  bytes(count: number): string {
    if (count < 1_000) return `${this.number(count)} B`;
    if (count < 1_000_000) return `${this.number(count / 1_000, { max: 0 })} kB`;
    return `${this.number(count / 1_000_000, { max: 1 })} MB`;
  }

  private clock(moment: Moment, zone: string, withSeconds = false): string {
    const parts = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: zone }).formatToParts(new Date(moment));
    const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
    return [part('hour'), part('minute'), ...(withSeconds ? [part('second')] : [])].join(this.timeMark());
  }

  private parts(moment: Moment, zone: string, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.tag(), { ...options, timeZone: zone }).format(new Date(moment));
  }
}
