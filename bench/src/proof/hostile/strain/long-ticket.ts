import { randomUUID } from 'node:crypto';
import type { Entry } from '@tandem/contract';
import type { Person } from '../people/person.ts';

/** The heaviest message there is: each of its 10,000 characters takes six bytes in JSON. */
const heaviest = '\u0001'.repeat(10_000);
export const heaviestBytes = 60_000;

const WRITERS = 8;

/** Writes so many of the heaviest messages, several at a time. */
export async function fill(writer: Person, ticketId: number, count: number): Promise<void> {
  let left = count;
  const write = async () => {
    while (left-- > 0)
      await writer.send('POST', `/tickets/${ticketId}/messages`, { clientId: randomUUID(), body: heaviest });
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
}

/**
 * What somebody lacks who comes back after entry `seen`: over a new connection, and on by HTTP where one reply does not
 * carry it all. Says what is missing.
 */
export async function comeBack(reader: Person, ticketId: number, seen: number): Promise<string[]> {
  const talk = await reader.talk();
  const reply = await talk.command('ticket.open', { ticketId, after: seen });
  talk.end();
  if (!reply.ok) return [`opening the ticket again was refused: ${reply.error.code}`];
  const { entries, lastSeq } = reply.payload;
  const caughtUp = [...entries];
  for (;;) {
    const last = caughtUp.at(-1)?.seq ?? seen;
    if (last >= lastSeq) break;
    const { items } = await reader.get<{ items: Entry[] }>(`/tickets/${ticketId}/timeline?limit=200&after=${last}`);
    if (items.length === 0) return [`entries after ${last} are missing, there should be ${lastSeq}`];
    caughtUp.push(...items);
  }
  const holes = caughtUp.filter(({ seq }, index) => seq !== seen + index + 1);
  const damaged = caughtUp.filter(({ kind, body }) => kind === 'message' && body !== heaviest);
  return [
    ...(holes.length > 0 ? [`there is a hole before entry ${holes[0]?.seq}`] : []),
    ...(damaged.length > 0 ? [`${damaged.length} messages came back different`] : []),
  ];
}
