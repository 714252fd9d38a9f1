import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../testing/test-api.ts';

let desk: TestApi;
beforeAll(async () => {
  desk = await startTestApi();
});
afterAll(stopTestApis);

test('all staff see in their lists who looks at a ticket and who types; customers hear none of it', async () => {
  const [ana, ben, cleo] = [await desk.given.customer(), await desk.given.agent('Ben'), await desk.given.agent('Cleo')];
  const { id: ticketId } = await desk.given.ticket(ana);
  const [hers, his, theirs] = [await ana.socket(), await ben.socket(), await cleo.socket()];
  await hers.command('ticket.open', { ticketId, after: null });
  await his.command('ticket.open', { ticketId, after: null });
  const isBen = ({ rows }: { rows: readonly { ticketId: number; viewers: readonly { id: number }[] }[] }) =>
    rows.some((row) => row.ticketId === ticketId && row.viewers.length === 1 && row.viewers[0]?.id === ben.id);
  await theirs.event('presence.rows', isBen);

  await his.command('typing.set', { ticketId, typing: true });
  await theirs.event('presence.rows', ({ rows }) => rows.some(({ typing }) => typing.includes(ben.id)));

  const heard = theirs.received('presence.rows').length;
  his.close();
  await expect
    .poll(() =>
      theirs
        .received('presence.rows')
        .slice(heard)
        .flatMap(({ rows }) => rows),
    )
    .toContainEqual({ ticketId, viewers: [], typing: [] });
  await hers.settled();
  expect(hers.received('presence.rows')).toEqual([]);
});
