import type { Credentials } from '../../../load/credentials.ts';
import type { Family } from './families.ts';
import { asking, type Wanted } from './wanted.ts';
import type { World } from './world.ts';

interface Listed {
  readonly nextCursor: string | null;
}

const DAY_MS = 86_400_000;
const PAGE = 50;
/** Of a list that is gone through: what they take together is held to the time of one answer. */
const MOST_PAGES = 5;

/** Reports of a day, a month, a year, lately and long ago; and how long an answer usually takes. */
export function reports({ staff, customers }: World): Wanted[] {
  const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
  const periods = [
    [0, 0],
    [6, 0],
    [29, 0],
    [89, 0],
    [365, 0],
    [729, 365],
    [1_090, 1_060],
    [4_000, 3_900],
  ] as const;
  return [
    ...periods.map(([from, to]) =>
      get(staff.busy, 'reports', `/reports?from=${day(from)}&to=${day(to)}`, from - to + 1),
    ),
    // It reads the latest 500 tickets.
    get(customers.ordinary, 'reports', '/answer-time', 500),
  ];
}

/** Drafts of answers, saved views, what people want to be told of: read, kept, and ended. */
export function keptByStaff({ staff: { busy, idle }, longTicket, middle }: World): Wanted[] {
  const put = (who: Credentials, path: string, body: object) =>
    asking('kept by staff', 200, { who, method: 'PUT', path, body });
  const view = { view: 'mine', q: '', status: null, priority: null, categoryId: 1, customerId: null, sort: 'priority' };
  return [busy, idle].flatMap((who) => [
    ...[longTicket.id, middle.ticketId].flatMap((id) => [
      put(who, `/tickets/${id}/draft`, { body: 'We are about to' }),
      // What was sent is looked for among the newest of the conversation: 500 rows.
      get(who, 'kept by staff', `/tickets/${id}/draft`, 10),
      put(who, `/tickets/${id}/draft`, { body: '' }),
      get(who, 'kept by staff', `/tickets/${id}/draft`, 1),
    ]),
    get(who, 'kept by staff', '/views', 30),
    asking('kept by staff', 30, { who, method: 'POST', path: '/views', body: { name: 'Mine', query: view } }),
    put(who, '/preferences', { muted: ['status.changed'], quiet: null }),
    get(who, 'kept by staff', '/preferences', 1),
  ]);
}

/** What admins look after: everybody who works here and every installed console, page by page, and found by words. */
export function keptByAdmins({ admin, staff }: World): Wanted[] {
  const report = {
    consoleId: '00000001-0000-4000-8000-000000000001',
    version: '1.8.0',
    ring: 'stable',
    system: 'windows',
    systemVersion: '11',
    policy: 'machine-policy',
    problems: 0,
  };
  return [
    ...allPages(admin, '/staff/accounts'),
    ...allPages(admin, '/consoles'),
    ...['Large staff 17', '1.3.0', 'machine', 'unheardof'].map((q) =>
      get(admin, 'people', `/consoles?${new URLSearchParams({ q, limit: String(PAGE) })}`, PAGE),
    ),
    get(admin, 'people', '/categories/all', 20),
    asking('changes', 20, { who: staff.busy, method: 'PUT', path: '/consoles/mine', body: report }),
  ];
}

function allPages(admin: Credentials, list: string): Wanted[] {
  return [20, PAGE].map((limit) => ({
    family: 'people',
    what: `GET ${list}, pages of ${limit}`,
    page: limit,
    async run(desk) {
      let cursor: string | null = null;
      let pages = 0;
      do {
        const query = new URLSearchParams({ limit: String(limit), ...(cursor !== null && { cursor }) });
        const page = (await desk.ask({
          who: admin,
          method: 'GET',
          path: `${list}?${query}`,
        })) as Listed;
        cursor = page.nextCursor;
        pages += 1;
      } while (cursor !== null && pages < MOST_PAGES);
    },
  }));
}

const get = (who: Credentials, family: Family, path: string, page: number): Wanted =>
  asking(family, page, { who, method: 'GET', path });
