import { because, type CategoryChange, type KnownCategory, type NewCategory, wording } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { isDuplicate } from '../../database/errors.ts';
import { insertOne } from '../../database/insert.ts';
import { toDbTime } from '../../database/time.ts';
import { AppError } from '../../errors/app-error.ts';

interface CategoryRow {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly retired_at: string | null;
}

export class CategoriesRepository {
  constructor(
    private readonly db: Database,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** All of them, in the order they were made. There are few: staff keep this list by hand. */
  async all(): Promise<KnownCategory[]> {
    const rows: CategoryRow[] = await this.db('categories')
      .select('id', 'name', 'description', 'retired_at')
      .orderBy('id');
    return rows.map(({ retired_at, ...category }) => ({ ...category, retired: retired_at !== null }));
  }

  /** Throws `conflict` when another one has the name. */
  async create(category: NewCategory): Promise<KnownCategory> {
    const id = await unlessTaken(insertOne(this.db, 'categories', category));
    return { id, ...category, retired: false };
  }

  /** Throws `conflict` when another one has the name. Nothing happens when there is no such category. */
  async change(id: number, { name, description, retired }: CategoryChange): Promise<void> {
    const values = {
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(retired !== undefined && { retired_at: retired ? toDbTime(this.now()) : null }),
    };
    await unlessTaken(this.db('categories').where({ id }).update(values).then());
  }
}

async function unlessTaken<T>(written: Promise<T>): Promise<T> {
  try {
    return await written;
  } catch (cause) {
    if (!isDuplicate(cause)) throw cause;
    throw new AppError('conflict', undefined, wording({ name: because('name_taken') }));
  }
}
