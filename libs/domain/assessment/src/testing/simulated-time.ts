import type { RandomSource } from '@selaras/domain/kernel';

/** Time that passes only when something is due: everything that happens, in the one order that the seed decides. */
export class SimulatedTime {
  private readonly due: { readonly at: number; readonly happen: () => void }[] = [];
  /** Milliseconds since the beginning. */
  now = 0;
  happened = 0;

  constructor(readonly random: RandomSource) {}

  /** Lets something happen between `least` and `most` milliseconds from now. */
  after(least: number, most: number, happen: () => void): void {
    this.due.push({ at: this.now + this.between(least, most), happen });
  }

  between(least: number, most: number): number {
    return least + this.random() * (most - least);
  }

  chance(share: number): boolean {
    return this.random() < share;
  }

  oneOf<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.random() * choices.length)] as T;
  }

  /** Goes on until then, or until nothing more is due. */
  runUntil(end: number): void {
    for (;;) {
      let next = -1;
      for (let index = 0; index < this.due.length; index += 1) {
        if (next < 0 || this.due[index]!.at < this.due[next]!.at) next = index;
      }
      const event = this.due[next];
      if (!event || event.at > end) break;
      this.due[next] = this.due[this.due.length - 1]!;
      this.due.pop();
      this.now = event.at;
      this.happened += 1;
      event.happen();
    }
    this.now = Math.max(this.now, end);
  }
}
