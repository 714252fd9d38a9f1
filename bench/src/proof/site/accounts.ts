import type { Role } from '@tandem/contract';
import type { Pool, ResultSetHeader } from 'mysql2/promise';
import { CHEAP_HASH, PASSWORD } from '../../subject/population.ts';

/** Somebody who can sign in. */
export interface Account {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
}

let made = 0;

/** Makes accounts by SQL, with a password that costs next to nothing to check: signing in is not what is proven. */
export async function makeAccounts(pool: Pool, role: Role, count: number): Promise<Account[]> {
  const accounts: Account[] = [];
  for (let index = 0; index < count; index++) {
    made += 1;
    const name = `${role} ${made}`;
    const email = `${role}-${made}@example.test`;
    const [{ insertId: id }] = await pool.execute<ResultSetHeader>(
      `INSERT INTO accounts (name, email, password_hash, role, created_at, updated_at)
       VALUES (?, ?, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
      [name, email, CHEAP_HASH, role],
    );
    accounts.push({ id, name, email, password: PASSWORD, role });
  }
  return accounts;
}
