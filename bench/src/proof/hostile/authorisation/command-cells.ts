import type { CommandName } from '@tandem/contract';
import type { Ground } from '../ground.ts';
import { type DeclaredCommand, declaredCommands } from '../inputs/declared.ts';
import { rulesOf } from '../inputs/rules.ts';
import type { Person } from '../people/person.ts';
import { ClosedFirst, Talk } from '../people/talk.ts';
import type { Cast } from './cast.ts';
import type { Cell } from './cell.ts';
import type { Asker, Row } from './table.ts';
import { payloadFor } from './wishes.ts';

/** How long a token of the `expired` column lives after its greeting, in seconds. */
export const shortLife = 3;
/** Within this an ended session's sockets are closed on every replica. */
const CLOSED_WITHIN_MS = 1_000;

/** Every cell of a row about a command, ready to be carried out. */
export async function commandCells(ground: Ground, cast: Cast, row: Row, asker: Asker): Promise<Cell[]> {
  const declared = declaredCommands.find(({ name }) => name === row.asked);
  if (!declared) throw new Error(`${row.asked} is not in the contract.`);
  const isToken = 'accessToken' in rulesOf(declared.command.payload).fields;
  const holders = await cast.holdersOf(asker, false);
  return Promise.all(holders.map((holder) => commandCell(ground, cast, { row, asker, declared, holder, isToken })));
}

interface Wanted {
  readonly row: Row;
  readonly asker: Asker;
  readonly declared: DeclaredCommand;
  readonly holder: Person;
  /** The command is about no ticket but about a token: of one's own session, or of another's. */
  readonly isToken: boolean;
}

let turns = 0;

async function commandCell(
  ground: Ground,
  cast: Cast,
  { row, asker, declared, holder, isToken }: Wanted,
): Promise<Cell> {
  const origin = ground.originOf(turns++);
  const thing = isToken ? {} : await cast.ticket(row.about, holder, asker);
  const acting = await cast.acting(asker, holder, origin, isToken);
  const { asks } = acting;
  const isHello = declared.name === 'hello';
  if (isHello) await cast.spoil(asker, acting);
  const token = row.about === 'foreign' ? cast.stranger.accessToken : asks.accessToken;
  const payload = payloadFor(declared, thing, token ?? 'nobody.signed.this', ground.depth.seed);
  const talk = isHello || asker === 'no session' ? undefined : await greeted(cast, asker, asks);
  if (talk && thing.ticketId !== undefined && declared.name !== 'ticket.open') {
    await talk.command('ticket.open', { ticketId: thing.ticketId, after: null });
  }
  return {
    row,
    asker,
    as: holder.account.role,
    async spoil() {
      // A greeted socket expires by itself.
      if (!isHello && asker === 'revoked') await cast.spoil(asker, acting);
      if (asker === 'revoked' || asker === 'disabled') await closed(talk);
    },
    async act() {
      const line = talk ?? (await Talk.open(origin, asks.held.cookie));
      const outcome = await outcomeOf(line, declared.name, payload);
      line.end();
      const changed = outcome !== 'ok' && !cast.isShared(asker) && (await cast.isChanged(thing));
      return {
        outcome,
        faults: changed ? ['it was refused, and changed something all the same'] : [],
        words: undefined,
      };
    },
  };
}

/** The bounded wait for a socket whose session is over. */
const closed = (talk: Talk | undefined) =>
  talk && Promise.race([talk.closed, new Promise((resolve) => setTimeout(resolve, CLOSED_WITHIN_MS))]);

async function greeted(cast: Cast, asker: Asker, asks: Person): Promise<Talk> {
  if (asker === 'expired') asks.accessToken = cast.accessToken(asks, shortLife);
  return asks.talk();
}

async function outcomeOf(talk: Talk, name: CommandName, payload: object): Promise<string> {
  try {
    const reply = await talk.write(name, JSON.stringify(payload));
    if (reply.ok) return 'ok';
    return reply.error.code === 'unauthenticated' ? String((await talk.closed).code) : reply.error.code;
  } catch (cause) {
    if (cause instanceof ClosedFirst) return String(cause.code);
    throw cause;
  }
}
