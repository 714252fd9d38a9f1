import {
  type Awaited,
  type Priority,
  priorities,
  statuses,
  type Ticket,
  type TicketSort,
  type TicketStatus,
} from '@tandem/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toDbTime } from '../../database/time.ts';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import type { TestClient } from '../../testing/test-client.ts';

afterAll(stopTestApis);

const TICKETS = 96;
const started = Date.parse('2026-01-05T08:00:00.000Z');

interface Made {
  readonly id: number;
  readonly customer_id: number;
  readonly assignee_id: number | null;
  readonly category_id: number;
  readonly status: TicketStatus;
  readonly priority: number;
  readonly awaiting: Awaited | null;
  readonly created_at: string;
  readonly updated_at: string;
}

let api: TestApi;
let agent: TestClient;
let customer: TestClient;
let made: Made[];

/** Every value with every other, unevenly; many share a time, so that only the id tells them apart. */
beforeAll(async () => {
  api = await startTestApi();
  [agent, customer] = [await api.given.agent(), await api.given.customer()];
  const other = await api.given.customer();
  made = Array.from({ length: TICKETS }, (_, n) => {
    const at = (minutes: number) => toDbTime(new Date(started + minutes * 60_000));
    return {
      id: n + 1,
      customer_id: n % 3 === 0 ? idOf(customer) : idOf(other),
      assignee_id: n % 5 < 2 ? null : idOf(agent),
      category_id: (n % 4) + 1,
      status: statuses[(n * 7 + (n >> 3)) % statuses.length] as TicketStatus,
      priority: ((n * 5 + (n >> 2)) % 3) + 1,
      awaiting: ([null, 'staff', 'customer'] as const)[(n * 11 + (n >> 1)) % 3] ?? null,
      created_at: at(n >> 2),
      updated_at: at((n * 37) % 90),
    };
  });
  const rows = made.map((ticket) => ({
    ...ticket,
    creation_key: `made-${ticket.id}`,
    title: `Ticket ${ticket.id}`,
    description: 'It does not work at all.',
    last_seq: 1,
    version: 1,
    closed_at: ticket.status === 'closed' ? ticket.updated_at : null,
  }));
  for (let start = 0; start < rows.length; start += 40) {
    await api.stores.db('tickets').insert(rows.slice(start, start + 40));
  }
});

type Filter = Readonly<Record<string, string>>;

const filters: Filter[] = [
  {},
  { status: 'open' },
  { status: 'open,resolved,closed' },
  { priority: 'high' },
  { priority: 'low,high' },
  { categoryId: '2' },
  { assignee: 'me' },
  { assignee: 'none' },
  { status: 'in_progress', priority: 'medium' },
  { status: 'open,in_progress', assignee: 'me' },
  { status: 'closed', assignee: 'none', categoryId: '1' },
  { awaiting: 'staff' },
  { awaiting: 'customer', status: 'open,in_progress' },
  { awaiting: 'staff', priority: 'high,low', assignee: 'none' },
  { awaiting: 'customer', categoryId: '3', assignee: 'me' },
  { priority: 'low,medium', categoryId: '4', assignee: 'me', status: 'open,in_progress,resolved,closed' },
];

const sorts: TicketSort[] = ['-updatedAt', '-createdAt', 'priority'];

test.each(sorts.flatMap((sort) => filters.map((filter) => ({ sort, filter }))))(
  'page by page, a list by $sort of $filter is what a look at every ticket finds',
  async ({ sort, filter }) => {
    for (const reader of [agent, customer]) {
      expect(await turnPages(reader, sort, filter)).toEqual(lookThrough(reader, sort, filter));
    }
  },
);

test('staff who look at one customer’s tickets see them in every order', async () => {
  for (const sort of sorts) {
    for (const narrowed of [{ status: 'open,closed' }, { awaiting: 'staff' }] satisfies Filter[]) {
      const filter = { customerId: String(idOf(customer)), ...narrowed };
      expect(await turnPages(agent, sort, filter)).toEqual(lookThrough(agent, sort, filter));
    }
  }
});

test('a customer who asks for another’s tickets gets none', async () => {
  const filter = { customerId: String(idOf(customer) + 1) };
  expect((await customer.get(`/tickets?${new URLSearchParams(filter)}`)).body.items).toEqual([]);
});

async function turnPages(reader: TestClient, sort: TicketSort, filter: Filter): Promise<number[]> {
  const found: number[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ ...filter, sort, limit: '9', ...(cursor && { cursor }) });
    const { status, body } = await reader.get(`/tickets?${query}`);
    expect(status).toBe(200);
    found.push(...(body.items as Ticket[]).map(({ id }) => id));
    cursor = body.nextCursor;
  }
  return found;
}

function lookThrough(reader: TestClient, sort: TicketSort, filter: Filter): number[] {
  const has = (wanted: string | undefined, value: string) => wanted === undefined || wanted.split(',').includes(value);
  const time = (ticket: Made) => (sort === '-createdAt' ? ticket.created_at : ticket.updated_at);
  return made
    .filter((ticket) => reader === agent || ticket.customer_id === idOf(reader))
    .filter((ticket) => has(filter['status'], ticket.status))
    .filter((ticket) => has(filter['priority'], priorities[ticket.priority - 1] as Priority))
    .filter((ticket) => has(filter['categoryId'], String(ticket.category_id)))
    .filter(({ awaiting }) => has(filter['awaiting'], awaiting ?? ''))
    .filter((ticket) => has(filter['customerId'], String(ticket.customer_id)))
    .filter(({ assignee_id }) => has(filter['assignee'], assigneeWord(assignee_id, reader)))
    .sort(
      (one, other) =>
        (sort === 'priority' ? other.priority - one.priority : 0) ||
        time(other).localeCompare(time(one)) ||
        other.id - one.id,
    )
    .map(({ id }) => id);
}

const idOf = ({ user }: TestClient): number => user?.id ?? 0;

const assigneeWord = (id: number | null, reader: TestClient): string =>
  id === null ? 'none' : id === idOf(reader) ? 'me' : String(id);
