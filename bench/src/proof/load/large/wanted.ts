import { type TicketSort, ticketSorts } from '@tandem/contract';
import type { Credentials } from '../../../load/credentials.ts';
import type { LiveClient } from '../../../load/live-client.ts';
import type { Asked, Desk } from './desk.ts';
import type { Family } from './families.ts';
import { words } from './generated.ts';
import type { Place, World } from './world.ts';

/** Something that is asked of the large database. */
export interface Wanted {
  readonly family: Family;
  readonly what: string;
  /** Rows it asks for. */
  readonly page: number;
  run(desk: Desk): Promise<unknown>;
}

/** One request. */
export const asking = (family: Family, page: number, asked: Asked): Wanted => ({
  family,
  page,
  what: `${asked.method} ${asked.path}`,
  run: (desk) => desk.ask(asked),
});

type Filter = Readonly<Record<string, string>>;

const LIMIT = 20;
const options = {
  status: ['', 'open', 'closed', 'open,in_progress'],
  priority: ['', 'high', 'low,medium'],
  categoryId: ['', '1', '8'],
} as const;

/** For whom they wait: not left out, as it decides which index is read. */
const waiting = {
  awaiting: ['staff', 'customer'],
  status: ['', 'open'],
  priority: ['', 'high'],
  categoryId: ['', '8'],
  assignee: ['', 'me', 'none'],
} as const;

/** Every combination of these, an empty value being no filter. */
function combined(values: Readonly<Record<string, readonly string[]>>): Filter[] {
  return Object.entries(values).reduce<Filter[]>(
    (filters, [name, choices]) =>
      filters.flatMap((filter) => choices.map((choice) => (choice === '' ? filter : { ...filter, [name]: choice }))),
    [{}],
  );
}

/** Lists of tickets: every order, every filter, everything combined, from the start and from the middle of three years. */
export function lists({ staff, customers, middle }: World): Wanted[] {
  const forStaff = [
    ...combined({ ...options, assignee: ['', 'me', 'none'] }),
    ...combined({ ...options, customerId: [String(customers.busiest.id), String(customers.ordinary.id)] }),
    { status: 'open,in_progress,resolved,closed' },
    { status: 'resolved' },
    { status: 'open,in_progress,resolved' },
    { assignee: String(staff.idle.id) },
    { assignee: 'me', customerId: String(customers.busiest.id) },
    ...combined(waiting),
    { awaiting: 'staff', customerId: String(customers.busiest.id) },
  ];
  const readers: [Credentials, readonly Filter[], Family][] = [
    [staff.busy, forStaff, 'lists of staff'],
    [customers.busiest, combined(options), 'lists of the busiest customer'],
    [customers.ordinary, combined(options), 'lists of a customer'],
  ];
  return readers.flatMap(([who, filters, family]) =>
    filters.flatMap((filter) =>
      ticketSorts.flatMap((sort) => [list(who, family, filter, sort), list(who, family, filter, sort, middle)]),
    ),
  );
}

/** Searches: words that are common, rare and unknown, alone and with everything else. */
export function searches({ staff, customers, middle }: World): Wanted[] {
  const terms = [
    words.common,
    words.uncommon,
    words.rare,
    'unheardof',
    `${words.common} ${words.rare}`,
    'in',
    `#${middle.ticketId}`,
    String(middle.ticketId),
    words.common.slice(0, 3),
  ];
  const filters: Filter[] = [
    {},
    { status: 'open,in_progress' },
    { assignee: 'me', priority: 'high' },
    { categoryId: '8' },
  ];
  return [staff.busy, customers.busiest, customers.ordinary].flatMap((who) =>
    terms.flatMap((q) =>
      filters.flatMap((filter) =>
        ticketSorts.map((sort) =>
          list(who, who === staff.busy ? 'searches of staff' : 'searches of customers', { ...filter, q }, sort),
        ),
      ),
    ),
  );
}

const list = (who: Credentials, family: Family, filter: Filter, sort: TicketSort, from?: Place): Wanted =>
  asking(family, LIMIT, { who, method: 'GET', path: listPath(filter, sort, LIMIT, from) });

/** A page of a list, from its beginning or from a place in it. */
export const listPath = (filter: Filter, sort: TicketSort, limit: number, from?: Place): string =>
  `/tickets?${new URLSearchParams({ ...filter, sort, limit: String(limit), ...(from && { cursor: cursorAt(sort, from) }) })}`;

/** Where a page would go on had all pages before been turned. */
const cursorAt = (sort: TicketSort, { ticketId, createdAt, updatedAt }: Place): string =>
  Buffer.from(JSON.stringify([sort, ticketId, sort === '-createdAt' ? createdAt : updatedAt, 2])).toString('base64url');

/** Conversations: their newest part, older parts, what came after a place. */
export function timelines({ staff, longTicket: { id, lastSeq }, middle }: World): Wanted[] {
  const ranges = ['', 'after=0', `after=${lastSeq >> 1}`, `after=${lastSeq}`, `before=${lastSeq >> 1}`, 'before=2'];
  return [staff.busy, staff.idle].flatMap((who) =>
    [id, middle.ticketId].flatMap((ticketId) => [
      ...ranges.flatMap((range) =>
        [50, 200].map((page) => read(who, 'timelines', `/tickets/${ticketId}/timeline?limit=${page}&${range}`, page)),
      ),
      read(who, 'timelines', `/tickets/${ticketId}`, 1),
    ]),
  );
}

/** The feed: its newest part, older parts, what was missed a moment ago, months ago, always. */
export function feeds({ staff, customers, newestEntry: newest }: World): Wanted[] {
  const ranges = [
    '',
    'after=0',
    `after=${newest >> 1}`,
    `after=${newest - 100}`,
    `after=${newest}`,
    `before=${newest >> 1}`,
  ];
  return [...Object.values(staff), ...Object.values(customers)].flatMap((who) =>
    ranges.flatMap((range) => [50, 200].map((page) => read(who, 'feeds', `/activity?limit=${page}&${range}`, page))),
  );
}

/** Who may be given work, what a ticket may be about, and the person's own devices. */
export function people({ staff }: World): Wanted[] {
  return [
    read(staff.busy, 'people', '/staff?limit=50', 50),
    read(staff.busy, 'people', '/staff?limit=5', 20),
    read(staff.busy, 'people', '/categories', 20),
    read(staff.busy, 'people', '/auth/sessions', 20),
  ];
}

const read = (who: Credentials, family: Family, path: string, page: number): Wanted =>
  asking(family, page, { who, method: 'GET', path });

/** Coming back after a moment, after months, for the first time; and a ticket being opened, from the start and again. */
export function greetings({ staff, customers, newestEntry: newest, longTicket, middle }: World): Wanted[] {
  const cursors = [null, String(newest), String(newest - 100), String(newest - 50_000), String(newest >> 1), '0'];
  const hello = (
    who: Credentials,
    cursor: string | null,
    page: number,
    what: string,
    then: (client: LiveClient) => Promise<unknown>,
  ) => ({
    family: 'greetings' as const,
    what,
    page,
    run: (desk: Desk) => desk.greet(who, cursor, then),
  });
  return [
    ...[...Object.values(staff), ...Object.values(customers)].flatMap((who) =>
      cursors.map((cursor) => hello(who, cursor, 200, `hello after ${cursor}`, async () => undefined)),
    ),
    ...[longTicket.id, middle.ticketId].flatMap((ticketId) =>
      [null, 1, longTicket.lastSeq].map((after) =>
        hello(staff.idle, String(newest), 200, `ticket.open after ${after}`, (client) =>
          client.command('ticket.open', { ticketId, after }),
        ),
      ),
    ),
  ];
}

/** What changes something: each kind once or a few times, so that the data stays what it was. */
export function changes({ staff, customers, longTicket, middle, newestEntry }: World): Wanted[] {
  const description = 'It came back after the restart, as it does every week.';
  const change = (who: Credentials, method: 'POST' | 'PUT' | 'PATCH', path: string, body: object): Wanted =>
    asking('changes', 1, { who, method, path, body });
  const message = (who: Credentials, id: number, body: object) => change(who, 'POST', `/tickets/${id}/messages`, body);
  const clientId = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`;
  return [
    change(customers.ordinary, 'POST', '/tickets', { title: 'It is back', description, categoryId: 1 }),
    change(staff.busy, 'PATCH', `/tickets/${longTicket.id}`, { status: 'open', assigneeId: staff.busy.id }),
    message(staff.busy, longTicket.id, { clientId: clientId(1), body: 'We are looking into it.' }),
    message(staff.busy, longTicket.id, { clientId: clientId(1), body: 'We are looking into it.' }),
    message(staff.idle, longTicket.id, { clientId: clientId(2), body: 'So am I.' }),
    change(staff.busy, 'PUT', `/tickets/${longTicket.id}/read`, { seq: longTicket.lastSeq }),
    change(staff.idle, 'PUT', `/tickets/${middle.ticketId}/read`, { seq: 1 }),
    change(staff.busy, 'PUT', '/activity/read', { cursor: String(newestEntry) }),
    change(customers.busiest, 'PUT', '/activity/read', { cursor: String(newestEntry >> 1) }),
  ];
}
