import { because, type CategoryChange, type KnownCategory, type NewCategory, wording } from '@tandem/contract';
import type { Database, Transaction } from '../../database/database.ts';
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

  /**
   * Throws `conflict` when another one has the name, and `impossible` when no category would be offered any more. Nothing
   * happens when there is no such category.
   */
  async change(id: number, { name, description, retired }: CategoryChange): Promise<void> {
    const values = {
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(retired !== undefined && { retired_at: retired ? toDbTime(this.now()) : null }),
    };
    await unlessTaken(
      this.db.transaction(async (trx) => {
        if (retired) await requireAnother(trx, id);
        await trx('categories').where({ id }).update(values);
      }),
    );
  }
}

/** Under the lock of all: of two that are retired at once, the second sees the first. */
async function requireAnother(trx: Transaction, id: number): Promise<void> {
  const all: CategoryRow[] = await trx('categories').select('id', 'retired_at').orderBy('id').forUpdate();
  if (all.some((category) => category.id !== id && category.retired_at === null)) return;
  throw new AppError('impossible', undefined, wording({ retired: because('last_category') }));
}

async function unlessTaken<T>(written: Promise<T>): Promise<T> {
  try {
    return await written;
  } catch (cause) {
    if (!isDuplicate(cause)) throw cause;
    throw new AppError('conflict', undefined, wording({ name: because('name_taken') }));
  }
}
