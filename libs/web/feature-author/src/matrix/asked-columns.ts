import { Injectable, signal } from '@angular/core';

const PREFIX = 'selaras.author.columns.';

/**
 * Units put into the matrix of a course that hold nothing yet. They are a note to oneself on this device;
 * once a unit has a text or a case item, the course itself says that it belongs.
 */
@Injectable({ providedIn: 'root' })
export class AskedColumns {
  private readonly byCourse = signal<ReadonlyMap<string, readonly string[]>>(new Map());

  of(courseId: string): readonly string[] {
    return this.byCourse().get(courseId) ?? stored(courseId);
  }

  add(courseId: string, unitId: string): void {
    this.write(courseId, [...new Set([...this.of(courseId), unitId])]);
  }

  remove(courseId: string, unitId: string): void {
    this.write(courseId, this.of(courseId).filter((id) => id !== unitId));
  }

  private write(courseId: string, unitIds: readonly string[]): void {
    this.byCourse.update((known) => new Map(known).set(courseId, unitIds));
    try {
      localStorage.setItem(PREFIX + courseId, JSON.stringify(unitIds));
    } catch {
      // Without storage the column stays until the page is closed.
    }
  }
}

function stored(courseId: string): readonly string[] {
  try {
    const found = JSON.parse(localStorage.getItem(PREFIX + courseId) ?? '[]') as unknown;
    return Array.isArray(found) ? found.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
