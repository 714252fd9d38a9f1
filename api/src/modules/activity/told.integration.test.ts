import type { EntryKind, Role } from '@tandem/contract';
import { afterAll, expect, test } from 'vitest';
import { up as fillIn } from '../../../migrations/0016-timeline-told-so-far.ts';
import { toDbTime } from '../../database/time.ts';
import { startTestApi, stopTestApis } from '../../testing/test-api.ts';
import { toldColumns } from './told.row.ts';

afterAll(stopTestApis);

const kinds: EntryKind[] = ['created', 'message', 'status', 'priority', 'category', 'assignee'];

test('entries from before it was stored whom they tell, tell whom the contract says', async () => {
  const { given, stores } = await startTestApi();
  const [ana, ben, cleo] = [await given.customer(), await given.agent(), await given.agent()];
  const { id: ticketId } = await given.ticket(ana);
  const authors: { id: number; role: Role }[] = [
    { id: ana.id, role: 'customer' },
    { id: ben.id, role: 'agent' },
    // Who was a customer then and is staff now.
    { id: ana.id, role: 'agent' },
  ];
  const happenings = kinds.flatMap((kind) =>
    authors.flatMap((author) => [null, ben.id, cleo.id].map((assigneeId) => ({ kind, author, assigneeId }))),
  );
  const at = toDbTime(new Date());
  await stores.db('timeline_entries').insert(
    happenings.map(({ kind, author, assigneeId }, index) => ({
      ...{ ticket_id: ticketId, seq: index + 2, kind, author_id: author.id, author_role: author.role, at },
      ...{ assignee_id: assigneeId, body: kind === 'message' ? 'Hello' : null },
    })),
  );

  await fillIn(stores.db);

  const rows = await stores
    .db('timeline_entries')
    .select('told_staff', 'told_customer')
    .where({ ticket_id: ticketId })
    .where('seq', '>', 1)
    .orderBy('seq');
  expect(rows).toEqual(happenings.map((happening) => toldColumns({ ...happening, customerId: ana.id })));
});
