import { expect, test } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import { asParticipant, kim, sam } from '../testing/samples.ts';
import { RowPresenceStore } from './row-presence.store.ts';

const [me, other] = [asParticipant(sam), asParticipant(kim)];
function given() {
  const clock = new FakeClock();
  const rows = new RowPresenceStore(clock, () => me.id);
  return { clock, rows };
}

test('others who look at a ticket are named, oneself is not', () => {
  const { rows } = given();
  rows.hear({ rows: [{ ticketId: 7, viewers: [me, other], typing: [me.id, other.id] }] });
  expect(rows.of(7)).toEqual({ viewers: [other], typing: [other] });
  expect(rows.of(8)).toEqual({ viewers: [], typing: [] });
});

test('what is not said again lapses after 30 s, typing sooner', async () => {
  const { clock, rows } = given();
  rows.hear({ rows: [{ ticketId: 7, viewers: [other], typing: [other.id] }] });
  await clock.advance(10_000);
  expect(rows.of(7)).toEqual({ viewers: [other], typing: [] });
  rows.hear({ rows: [{ ticketId: 7, viewers: [other], typing: [] }] });
  await clock.advance(25_000);
  expect(rows.of(7).viewers).toEqual([other]);
  await clock.advance(10_000);
  expect(rows.of(7).viewers).toEqual([]);
  expect(clock.waiting).toBe(0);
});

test('who leaves is gone at once, and without a connection nobody is shown', () => {
  const { rows } = given();
  rows.hear({ rows: [7, 8].map((ticketId) => ({ ticketId, viewers: [other], typing: [] })) });
  rows.hear({ rows: [{ ticketId: 7, viewers: [], typing: [] }] });
  expect([rows.of(7).viewers, rows.of(8).viewers]).toEqual([[], [other]]);
  rows.clear();
  expect(rows.of(8).viewers).toEqual([]);
});
