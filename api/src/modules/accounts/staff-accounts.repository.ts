import type { Role, StaffChange, StaffMember, StaffRole } from '@tandem/contract';
import type { Database, Transaction } from '../../database/database.ts';
import { fromDbTime, toDbTime } from '../../database/time.ts';

interface StaffRow {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabled_at: string | null;
  readonly created_at: string;
}

/** An account that somebody wants to change, and whether they still may, both read under the lock. */
export interface Changing {
  readonly account: StaffRow | undefined;
  readonly actor: { readonly id: number; readonly role: Role; readonly disabled: boolean } | undefined;
}

const columns = ['id', 'name', 'email', 'role', 'disabled_at', 'created_at'] as const;

/** Accounts of staff as admins see and change them. */
export class StaffAccountsRepository {
  constructor(
    private readonly db: Database,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** All staff by name, the disabled ones too. `after` is the id of the last one of the page before. */
  async page(after: number | undefined, limit: number): Promise<StaffMember[]> {
    const query = this.db('accounts')
      .select(...columns)
      .whereIn('role', ['agent', 'admin'])
      .orderBy(['name', 'id'])
      .limit(limit);
    if (after !== undefined) {
      const last = this.db('accounts').select('name').where({ id: after });
      query.where((later) =>
        later.where('name', '>', last).orWhere((same) => same.where('name', last.clone()).andWhere('id', '>', after)),
      );
    }
    return ((await query) as StaffRow[]).map(toMember);
  }

  async read(id: number): Promise<StaffMember | undefined> {
    const row: StaffRow | undefined = await this.db('accounts')
      .select(...columns)
      .where({ id })
      .first();
    return row && row.role !== 'customer' ? toMember(row) : undefined;
  }

  /**
   * Changes an account once `allow` has let it pass. Both accounts are locked, in the order of their ids, so that of two
   * admins who disable each other at once one is too late, and there always is an admin left.
   */
  change(actorId: number, id: number, change: StaffChange, allow: (changing: Changing) => void): Promise<StaffMember> {
    return this.db.transaction(async (trx) => {
      const rows = await locked(trx, [actorId, id]);
      const account = rows.get(id);
      const actor = rows.get(actorId);
      allow({ account, actor: actor && { ...actor, disabled: actor.disabled_at !== null } });
      const at = toDbTime(this.now());
      const disabledAt = change.disabled === undefined ? account?.disabled_at : change.disabled ? at : null;
      const next = { role: change.role ?? account?.role, disabled_at: disabledAt ?? null };
      await trx('accounts')
        .where({ id })
        .update({ ...next, updated_at: at });
      return toMember({ ...account, ...next } as StaffRow);
    });
  }
}

async function locked(trx: Transaction, ids: readonly number[]): Promise<ReadonlyMap<number, StaffRow>> {
  const rows: StaffRow[] = await trx('accounts')
    .select(...columns)
    .whereIn('id', [...ids])
    .orderBy('id')
    .forUpdate();
  return new Map(rows.map((row) => [row.id, row]));
}

const toMember = ({ disabled_at, created_at, role, ...shared }: StaffRow): StaffMember => ({
  ...shared,
  role: role as StaffRole,
  disabled: disabled_at !== null,
  createdAt: fromDbTime(created_at),
});
