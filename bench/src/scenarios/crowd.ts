import type { Credentials } from '../load/credentials.ts';
import { CUSTOMERS, STAFF } from '../subject/population.ts';
import type { Cast, Site } from './site.ts';

/** Who is in a crowd of so many: a fifth of them staff, everyone with an account and a session of their own. */
export function castOf(count: number): Cast {
  const staff = Math.min(STAFF, Math.ceil(count / 5));
  if (count - staff > CUSTOMERS) throw new Error(`There are only ${CUSTOMERS + STAFF} people.`);
  return { customer: count - staff, staff };
}

export async function crowdOf(site: Site, count: number): Promise<readonly Credentials[]> {
  const { customer, staff } = castOf(count);
  return [...(await site.people('staff', staff)), ...(await site.people('customer', customer))];
}
