import type { Activity, Ticket } from '@tandem/contract';
import type { Ground } from '../ground.ts';
import { type DeclaredEndpoint, declaredEndpoints } from '../inputs/declared.ts';
import { pathOf } from '../inputs/endpoint-requests.ts';
import type { Answered } from '../people/exchange.ts';
import { askAs, type Person } from '../people/person.ts';
import type { Acting, Cast, Thing } from './cast.ts';
import type { Cell } from './cell.ts';
import type { Asker, Row } from './table.ts';
import { bodiesFor, paramsFor, queryFor } from './wishes.ts';

/** Every cell of a row about an endpoint, ready to be carried out. */
export async function endpointCells(ground: Ground, cast: Cast, row: Row, asker: Asker): Promise<Cell[]> {
  const declared = declaredEndpoints.find(({ name }) => name === row.asked);
  if (!declared) throw new Error(`${row.asked} is not in the contract.`);
  const cells: Cell[] = [];
  for (const holder of await cast.holdersOf(asker, isAboutAccess(row))) {
    for (const body of bodiesFor(row, declared, holder, ground.depth.seed)) {
      cells.push(await endpointCell(ground, cast, { row, asker, declared, holder, body }));
    }
  }
  return cells;
}

interface Wanted {
  readonly row: Row;
  readonly asker: Asker;
  readonly declared: DeclaredEndpoint;
  readonly holder: Person;
  readonly body: object | undefined;
}

let turns = 0;

async function endpointCell(ground: Ground, cast: Cast, wanted: Wanted): Promise<Cell> {
  const { row, asker, declared, holder, body } = wanted;
  const origin = ground.originOf(turns++);
  const thing = await thingFor(cast, row, holder, asker);
  if (row.asked === 'GET /activity' && !cast.isShared(asker)) await cast.writeOn(thing, holder);
  const acting = await cast.acting(asker, holder, origin, isAboutAccess(row));
  const path = pathOf(declared.endpoint, {
    params: paramsFor(declared, thing, ground.depth.seed),
    query: queryFor(row),
  });
  return {
    row,
    asker,
    as: `${holder.account.role}${body ? ` ${JSON.stringify(body)}` : ''}`,
    async spoil() {
      await cast.spoil(asker, acting);
    },
    async act() {
      const answer = await askAs(origin, acting.asks.held, declared.endpoint.method, path, { body });
      const changed = answer.status >= 400 && !cast.isShared(asker) && (await cast.isChanged(thing));
      return {
        outcome: `${answer.status}${await consequence(row, answer, acting, thing)}`,
        faults: changed ? ['it was refused, and changed something all the same'] : [],
        words: answer.status === 404 ? wordsOf(answer) : undefined,
      };
    },
  };
}

/** What may end sessions is tried by people who have nothing else to do. */
const isAboutAccess = ({ asked }: Row): boolean => /\/auth\/|\/staff\/accounts\/:/.test(asked);

function thingFor(cast: Cast, { asked, about }: Row, holder: Person, asker: Asker): Promise<Thing> {
  if (asked.includes('/auth/')) return cast.device(about, holder, asker);
  if (asked.includes('/staff/accounts/:')) return cast.account(about, holder, asker);
  if (asked.includes('/categories/:')) return cast.category(about);
  if (asked.includes('/views/:')) return cast.view(about, holder);
  return cast.ticket(about, holder, asker);
}

/** What the table says besides the status: whether a list has the thing, what became of a device. */
async function consequence(row: Row, { status }: Answered, acting: Acting, thing: Thing): Promise<string> {
  const words = Object.values(row.outcomes).join(' ');
  if (/kept|ended/.test(words)) {
    return (await thing.device?.ask('GET', '/auth/me'))?.status === 200 ? ' kept' : ' ended';
  }
  if (!/shown|hidden/.test(words) || status >= 300) return '';
  return (await isShown(row.asked, acting.asks, thing)) ? ' shown' : ' hidden';
}

async function isShown(asked: string, reader: Person, { ticketId, deviceId }: Thing): Promise<boolean> {
  if (asked === 'GET /auth/sessions') {
    const { items } = await reader.get<{ items: { id: string }[] }>('/auth/sessions');
    return items.some(({ id }) => id === deviceId);
  }
  if (asked === 'GET /activity') {
    const { items } = await reader.get<{ items: Activity[] }>('/activity?limit=200');
    return items.some(({ kind, ticket }) => kind === 'message.posted' && ticket.id === ticketId);
  }
  // However it is asked for, the answer has to be the same.
  const searches = ['', '&status=open', '&assignee=none', '&q=printer', '&categoryId=1&sort=priority'];
  const seen = await Promise.all(
    ['-createdAt', '-updatedAt'].flatMap((sort) =>
      searches.map(async (search) => {
        const query = search.includes('sort=') ? search : `${search}&sort=${sort}`;
        const { items } = await reader.get<{ items: Ticket[] }>(`/tickets?limit=100${query}`);
        return items.some(({ id }) => id === ticketId);
      }),
    ),
  );
  return seen.some(Boolean);
}

/** Without the name of the request, which is never the same. */
const wordsOf = ({ text }: Answered): string => text.replace(/"requestId":"[^"]*"/, '');
