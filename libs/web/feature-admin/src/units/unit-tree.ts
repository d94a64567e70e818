import { inject, Injectable, signal } from '@angular/core';
import { GraphqlClient, UnitTreeDocument } from '@selaras/web/data-access';
import type { UnitNode } from './branches';

/** The units of the administrator's scope with how many people each holds, in tree order. */
@Injectable()
export class UnitTree {
  private readonly client = inject(GraphqlClient);
  private readonly known = signal<readonly UnitNode[] | null>(null);
  private readonly failure = signal<unknown>(null);

  /** Null until read. */
  readonly nodes = this.known.asReadonly();
  readonly problem = this.failure.asReadonly();

  /** Reads the tree; what was known stays until the answer. Every page that shows it asks, since people move meanwhile. */
  async load(): Promise<void> {
    this.failure.set(null);
    try {
      this.known.set((await this.client.run(UnitTreeDocument)).unitTree);
    } catch (problem) {
      this.failure.set(problem);
    }
  }
}
