import type { Credentials } from '../load/credentials.ts';
import { CUSTOMERS, STAFF } from '../subject/population.ts';
import type { Site } from './site.ts';

/** So many people, a fifth of them staff, everyone with an account and a session of their own. */
export async function crowdOf(site: Site, count: number): Promise<readonly Credentials[]> {
  const staff = Math.min(STAFF, Math.ceil(count / 5));
  if (count - staff > CUSTOMERS) throw new Error(`There are only ${CUSTOMERS + STAFF} people.`);
  return [...(await site.people('staff', staff)), ...(await site.people('customer', count - staff))];
}
