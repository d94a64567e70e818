import { Injectable, signal } from '@angular/core';

/**
 * The server's time as well as this device can know it. Deadlines and time limits are counted on it, so a device with a wrong clock
 * still shows the right time left.
 */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  /** Server minus device, in milliseconds. */
  private readonly offset = signal(0);
  private uncertainty = Number.POSITIVE_INFINITY;

  /** Milliseconds since epoch, by the server. */
  now(): number {
    return Date.now() + this.offset();
  }

  /**
   * Learns from an answer that carried the server's time. The true moment lies between asking and receiving, so a quicker answer
   * is a better measurement and replaces a slower one.
   *
   * @param serverTime ISO 8601
   * @param askedAt device time when the request left, milliseconds
   * @param receivedAt device time when the answer came, milliseconds
   */
  learn(serverTime: string, askedAt: number, receivedAt = Date.now()): void {
    const roundTrip = Math.max(0, receivedAt - askedAt);
    const offset = Date.parse(serverTime) - (askedAt + roundTrip / 2);
    const clockWasChanged = Math.abs(offset - this.offset()) > this.uncertainty + roundTrip;
    if (Number.isNaN(offset) || (roundTrip > this.uncertainty && !clockWasChanged)) return;
    this.uncertainty = roundTrip;
    this.offset.set(offset);
  }
}
