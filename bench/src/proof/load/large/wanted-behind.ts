import { countReports } from '@tandem/api/testing/report-counts';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { pause } from '../../../load/measured.ts';
import { messagesIndexed } from '../../../stores/messages-indexed.ts';
import type { Wanted } from './wanted.ts';
import type { World } from './world.ts';

/** Entries of one pass of counting, and what else is done in portions has smaller ones. */
const PORTION = 1_000;
const RELEASED_WITHIN_MS = 60_000;
const unclosed = `status IN ('open', 'in_progress', 'resolved')`;

interface Stores {
  readonly pool: Pool;
  readonly databaseUrl: string;
}

const work = (what: string, run: Wanted['run']): Wanted => ({ family: 'background', what, page: PORTION, run });

/** Counting for reports, a full pass and the last one. To be done first: half a minute after its start a replica does it by itself. */
export const counting = ({ databaseUrl }: Stores): Wanted[] => [
  work('a full pass of counting', async () => {
    if (!(await countReports(databaseUrl))) throw new Error('There was too little to count.');
  }),
  work('the last pass of counting', async () => {
    if (await countReports(databaseUrl)) throw new Error('Counting did not come to its end.');
  }),
];

/** What else the service does behind what people do, to its end. */
export function behind({ admin, leaving }: World, { pool }: Stores): Wanted[] {
  const left = async () => {
    const [rows] = await pool.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS count FROM tickets WHERE assignee_id = ? AND ${unclosed}`,
      [leaving],
    );
    return Number(rows[0]?.['count']);
  };
  return [
    work('tickets of somebody who was disabled are given up', async (desk) => {
      if ((await left()) === 0) throw new Error('They have no tickets to give up.');
      const path = `/staff/accounts/${leaving}`;
      await desk.ask({ who: admin, method: 'PATCH', path, body: { disabled: true } });
      for (const deadline = performance.now() + RELEASED_WITHIN_MS; (await left()) > 0; await pause(50)) {
        if (performance.now() > deadline) throw new Error(`They were not given up within ${RELEASED_WITHIN_MS} ms.`);
      }
      await desk.ask({ who: admin, method: 'PATCH', path, body: { disabled: false } });
    }),
    work('messages are made searchable', () => messagesIndexed(pool)),
  ];
}
