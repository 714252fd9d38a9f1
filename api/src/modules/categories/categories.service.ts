import type { Category } from '@tandem/contract';
import type { CategoriesRepository } from './categories.repository.ts';

const FRESH_MS = 30_000;

/** The categories, kept in memory for half a minute: every ticket that is shown needs a name from here. */
export class CategoriesService {
  private known: { readonly until: number; readonly byId: ReadonlyMap<number, Category> } | undefined;
  private loading: Promise<ReadonlyMap<number, Category>> | undefined;

  constructor(
    private readonly repository: CategoriesRepository,
    private readonly now: () => number = Date.now,
  ) {}

  async list(): Promise<Category[]> {
    return [...(await this.byId()).values()];
  }

  /** Never call it inside an open transaction: it uses a connection of its own. */
  async byId(): Promise<ReadonlyMap<number, Category>> {
    const known = this.atHand();
    if (known) return known;
    this.loading ??= this.load().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  /** What {@link byId} would answer, unless it would have to ask for it. */
  atHand(): ReadonlyMap<number, Category> | undefined {
    return this.known && this.known.until > this.now() ? this.known.byId : undefined;
  }

  private async load(): Promise<ReadonlyMap<number, Category>> {
    const byId = new Map((await this.repository.all()).map((category) => [category.id, category]));
    this.known = { until: this.now() + FRESH_MS, byId };
    return byId;
  }
}
