import type { Entry, LastMessage } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { selectRaw } from '../../database/raw.ts';
import { placeholders } from '../../database/sql.ts';
import type { People } from '../accounts/people.service.ts';
import { excerptOf } from './excerpt.ts';

interface LastMessageRow {
  readonly ticket_id: number;
  readonly author_id: number;
  readonly beginning: string;
}

/** Characters that are read of a message: more than an excerpt holds, since white space in it may shrink. */
const READ = 600;

/** What was said last on tickets, as a list shows it. */
export class LastMessages {
  constructor(
    private readonly db: Database,
    private readonly people: People,
  ) {}

  /** By ticket; one where nobody has written yet is missing. Each is found from the end of its own timeline. */
  async of(ticketIds: readonly number[]): Promise<ReadonlyMap<number, LastMessage>> {
    if (ticketIds.length === 0) return new Map();
    const sql = `SELECT e.ticket_id, e.author_id, SUBSTR(e.body, 1, ${READ}) AS beginning
      FROM tickets t JOIN timeline_entries e ON e.ticket_id = t.id AND e.seq = (
        SELECT m.seq FROM timeline_entries m WHERE m.ticket_id = t.id AND m.kind = 'message' ORDER BY m.seq DESC LIMIT 1)
      WHERE t.id IN (${placeholders(ticketIds.length)})`;
    const rows = await selectRaw<LastMessageRow>(this.db, sql, ticketIds);
    const people = await this.people.byId(rows.map(({ author_id }) => author_id));
    return new Map(
      rows.map(({ ticket_id, author_id, beginning }) => [
        ticket_id,
        { author: people.person(author_id), excerpt: excerptOf(beginning) },
      ]),
    );
  }
}

/** The same of an entry at hand; undefined when it is no message. */
export const asLastMessage = ({ kind, author: { id, name }, body = '' }: Entry): LastMessage | undefined =>
  kind === 'message' ? { author: { id, name }, excerpt: excerptOf(body) } : undefined;
