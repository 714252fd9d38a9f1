import type { Knex } from 'knex';

const first = [
  ['Technical', 'Something does not work as it should'],
  ['Billing', 'Invoices, prices and plans'],
  ['Account', 'Signing in, profile and access'],
  ['Payment', 'Cards, transfers and refunds'],
  ['Feature Request', 'Something you would like to see'],
  ['Bug Report', 'An error you found'],
  ['General Inquiry', 'A question about anything'],
  ['Other', 'Everything else'],
] as const;

export async function up(db: Knex): Promise<void> {
  await db('categories').insert(first.map(([name, description]) => ({ name, description })));
}

export async function down(db: Knex): Promise<void> {
  await db('categories')
    .whereIn(
      'name',
      first.map(([name]) => name),
    )
    .delete();
}
