import type { Credentials } from '../load/credentials.ts';
import { CUSTOMERS, STAFF } from '../subject/population.ts';
import type { Cast, Site } from './site.ts';

/** Who is in a crowd of so many: a fifth of them staff, or more when customers run out; each with a session of their own. */
export function castOf(count: number): Cast {
  const staff = Math.min(STAFF, Math.max(Math.ceil(count / 5), count - CUSTOMERS));
  if (count - staff > CUSTOMERS) throw new Error(`There are only ${CUSTOMERS + STAFF} people.`);
  return { customer: count - staff, staff };
}

export async function crowdOf(site: Site, count: number): Promise<readonly Credentials[]> {
  const { customer, staff } = castOf(count);
  return [...(await site.people('staff', staff)), ...(await site.people('customer', customer))];
}
