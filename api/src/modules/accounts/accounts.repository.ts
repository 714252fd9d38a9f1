import { because, type Participant, type Role, wording } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { isDuplicate } from '../../database/errors.ts';
import { insertOne } from '../../database/insert.ts';
import { toDbTime } from '../../database/time.ts';
import { AppError } from '../../errors/app-error.ts';

/** An account as it is stored; the hash never leaves this module. */
export interface Account {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly disabled: boolean;
}

export interface NewAccount {
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly role: Role;
  readonly passwordHash: string;
}

export interface AccountChange {
  readonly name?: string;
  readonly role?: Role;
  readonly passwordHash?: string;
  readonly disabled?: boolean;
}

interface AccountRow {
  id: number;
  name: string;
  email: string;
  role: Role;
  password_hash: string;
  disabled_at: string | null;
}

/** Reads and writes the accounts table. */
export class AccountsRepository {
  constructor(
    private readonly db: Database,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Throws `email_taken` when the address belongs to an account already, whoever was first. */
  async create({ name, email, role, passwordHash }: NewAccount): Promise<Account> {
    const at = toDbTime(this.now());
    const row = { name, email, role, password_hash: passwordHash, disabled_at: null, created_at: at, updated_at: at };
    try {
      const id = await insertOne(this.db, 'accounts', row);
      return { id, name, email, role, passwordHash, disabled: false };
    } catch (cause) {
      if (!isDuplicate(cause)) throw cause;
      throw new AppError('email_taken', undefined, wording({ email: because('email_taken') }));
    }
  }

  async byEmail(email: string): Promise<Account | undefined> {
    return toAccount(await this.db<AccountRow>('accounts').where({ email }).first());
  }

  async byId(id: number): Promise<Account | undefined> {
    return toAccount(await this.db<AccountRow>('accounts').where({ id }).first());
  }

  async change(id: number, { name, role, passwordHash, disabled }: AccountChange): Promise<void> {
    const at = toDbTime(this.now());
    await this.db('accounts')
      .where({ id })
      .update({
        updated_at: at,
        ...(name !== undefined && { name }),
        ...(role !== undefined && { role }),
        ...(passwordHash !== undefined && { password_hash: passwordHash }),
        ...(disabled !== undefined && { disabled_at: disabled ? at : null }),
      });
  }

  /** False when the password is another one by now. */
  async replacePassword({ id, passwordHash }: Account, next: string): Promise<boolean> {
    const changed = await this.db('accounts')
      .where({ id, password_hash: passwordHash })
      .update({ password_hash: next, updated_at: toDbTime(this.now()) });
    return changed === 1;
  }

  /** Whether nobody has an account yet. */
  async isEmpty(): Promise<boolean> {
    return (await this.db('accounts').select('id').first()) === undefined;
  }

  /** Active staff by name. `after` is the id of the last one of the page before; undefined there: from the start. */
  async staffPage(after: number | undefined, limit: number): Promise<Participant[]> {
    const query = this.db<AccountRow>('accounts')
      .select('id', 'name', 'role')
      .whereIn('role', ['agent', 'admin'])
      .whereNull('disabled_at')
      .orderBy(['name', 'id'])
      .limit(limit);
    if (after !== undefined) {
      const last = this.db('accounts').select('name').where({ id: after });
      query.where((later) =>
        later.where('name', '>', last).orWhere((same) => same.where('name', last.clone()).andWhere('id', '>', after)),
      );
    }
    return query;
  }

  /** Every member of staff, the disabled ones too, by e-mail. */
  async allStaff(): Promise<Account[]> {
    const rows = await this.db<AccountRow>('accounts').whereIn('role', ['agent', 'admin']).orderBy('email');
    return rows.flatMap((row) => toAccount(row) ?? []);
  }
}

const toAccount = (row: AccountRow | undefined): Account | undefined =>
  row && {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    passwordHash: row.password_hash,
    disabled: row.disabled_at !== null,
  };
