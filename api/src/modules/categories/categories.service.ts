import { type Actor, type Category, categoryPolicy, type KnownCategory } from '@tandem/contract';
import { enforce } from '../../errors/enforce.ts';
import type { CategoriesRepository } from './categories.repository.ts';

const FRESH_MS = 30_000;

/** The categories, kept in memory for half a minute: every ticket that is shown needs a name from here. */
export class CategoriesService {
  private known: { readonly until: number; readonly byId: ReadonlyMap<number, KnownCategory> } | undefined;
  private loading: Promise<ReadonlyMap<number, KnownCategory>> | undefined;
  /** Counts changes: what was read while one was made may be older, and is not kept. */
  private changes = 0;

  constructor(
    private readonly repository: CategoriesRepository,
    private readonly now: () => number = Date.now,
  ) {}

  /** What a new ticket can be about. */
  async list(): Promise<Category[]> {
    const offered = [...(await this.byId()).values()].filter(({ retired }) => !retired);
    return offered.map(({ id, name, description }) => ({ id, name, description }));
  }

  /** The retired ones too, as they are this moment. */
  async listAll(actor: Actor): Promise<KnownCategory[]> {
    enforce(categoryPolicy.listAll(actor));
    return this.repository.all();
  }

  /** The retired ones too. Never call it inside an open transaction: it uses a connection of its own. */
  async byId(): Promise<ReadonlyMap<number, KnownCategory>> {
    const known = this.atHand();
    if (known) return known;
    this.loading ??= this.load();
    return this.loading;
  }

  /** What {@link byId} would answer, unless it would have to ask for it. */
  atHand(): ReadonlyMap<number, KnownCategory> | undefined {
    return this.known && this.known.until > this.now() ? this.known.byId : undefined;
  }

  /** Something changed, here or at another replica, or may have. */
  forget(): void {
    this.changes += 1;
    this.known = undefined;
    this.loading = undefined;
  }

  private async load(): Promise<ReadonlyMap<number, KnownCategory>> {
    const { changes } = this;
    try {
      const byId = new Map((await this.repository.all()).map((category) => [category.id, category]));
      if (changes === this.changes) this.known = { until: this.now() + FRESH_MS, byId };
      return byId;
    } finally {
      if (changes === this.changes) this.loading = undefined;
    }
  }
}
