import { randomUUID } from 'node:crypto';
import type { Ground } from '../ground.ts';
import type { Person } from '../people/person.ts';
import { saveView } from '../people/save-view.ts';
import type { Known } from './valid-values.ts';

export interface People {
  readonly customer: Person;
  readonly agent: Person;
  readonly admin: Person;
}

export async function newcomers(ground: Ground): Promise<People> {
  const [customer, agent, admin] = await Promise.all([
    ground.person('customer'),
    ground.person('agent'),
    ground.person('admin'),
  ]);
  return { customer, agent, admin };
}

/** What these people could send that means something here. A field that is not listed is filled at random all the same. */
export async function knownTo(ground: Ground, { customer, agent, admin }: People): Promise<Known> {
  const tickets = await Promise.all([ground.ticket(customer), ground.ticket(customer)]);
  await customer.another();
  const { items } = await customer.get<{ items: { id: string; current: boolean }[] }>('/auth/sessions');
  const ticketIds = tickets.map(({ id }) => id);
  return {
    // Of a ticket, or of a device.
    id: [...ticketIds, ...items.flatMap(({ id, current }) => (current ? [] : [id]))],
    ticketId: ticketIds,
    categoryId: [1, 2, 8],
    assigneeId: [agent.id, admin.id],
    customerId: [customer.id],
    clientId: [randomUUID(), randomUUID()],
    email: [customer.account.email, agent.account.email.toUpperCase()],
    password: [customer.account.password],
    currentPassword: [customer.account.password],
    newPassword: ['nine violins beneath the ice'],
    accessToken: [customer.accessToken],
    from: ['2026-01-01', '2025-12-31'],
    to: ['2026-01-31', '2026-11-30'],
  };
}

/** Whose path names what few have, or what people share: a random id there would disable somebody or retire a category. */
const aims: Readonly<Record<string, (ground: Ground, people: People) => Promise<Aim>>> = {
  '/staff/accounts/': async (ground) => everybody((await ground.account('agent')).id),
  '/categories/': async (_, { admin }) => {
    const category = { name: `Hostile ${randomUUID()}`, description: 'For trials alone' };
    return everybody((await admin.send<{ id: number }>('POST', '/categories', category)).id);
  },
  '/auth/sessions/': async (_, { customer, agent, admin }) => {
    const [one, two, three] = await Promise.all([customer, agent, admin].map(otherDevice));
    return { customer: one as string, agent: two as string, admin: three as string };
  },
  '/views/': async (_, { agent, admin }) => {
    const [one, other] = await Promise.all([saveView(agent), saveView(admin)]);
    return { customer: one, agent: one, admin: other };
  },
};

/** A second device that somebody is signed in with. */
async function otherDevice(person: Person): Promise<string> {
  await person.another();
  const { items } = await person.get<{ items: { id: string; current: boolean }[] }>('/auth/sessions');
  return items.find(({ current }) => !current)?.id ?? '';
}

/** What each may be about. */
type Aim = Readonly<Record<keyof People, number | string>>;
const everybody = (id: number): Aim => ({ customer: id, agent: id, admin: id });

/** For such an endpoint, the one thing that valid requests of each are about. */
export async function aimOf(path: string, ground: Ground, people: People): Promise<Aim | undefined> {
  const [, make] = Object.entries(aims).find(([prefix]) => path.startsWith(`${prefix}:`)) ?? [];
  return make?.(ground, people);
}
