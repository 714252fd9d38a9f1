import { toStored } from '@tandem/client/outbox';
import { offline } from '@tandem/client/transport';
import { http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { FakeClock, settle } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { FakeConnection, refused } from '../../../../../shared/client/src/testing/fake-connection.ts';
import { anEntry, sam } from '../../../../../shared/client/src/testing/samples.ts';
import { FakeFiles, fakeSeal } from '../../testing/fake-files.ts';
import { AccountKeep } from '../files/account-keep.ts';
import { silentLog } from '../log/log.ts';
import { DeskSession } from '../session/desk-session.ts';
import { AppOutbox } from './app-outbox.ts';

const idOf = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
const keyOf = (at: number) => `tandem.outbox.${sam.id}.${idOf(at)}`;
const written = (at: number, ticketId = 7) =>
  toStored({
    clientId: idOf(at),
    ticketId,
    body: `message ${at}`,
    at: '2026-11-22T14:00:00.000Z',
    order: at,
    seenSeq: 1,
    state: 'queued',
    reason: null,
    missed: [],
  });

/** An app that was closed while two messages of one ticket waited. */
async function given() {
  const clock = new FakeClock();
  const files = new FakeFiles();
  const openKeep = (userId: number) =>
    AccountKeep.open({ files, seal: fakeSeal(), name: `${userId}.keep`, log: silentLog });
  const before = await openKeep(sam.id);
  for (const at of [1, 2]) before.change(keyOf(at), written(at));
  await before.settled();

  const connection = new FakeConnection(sam);
  const network = { isThere: true };
  connection.answer(http.timeline.post, ({ body: { clientId, body } }) => {
    if (!network.isThere) throw offline();
    return anEntry(2, { clientId, body });
  });
  const session = new DeskSession({ connection, clock, random: () => 0.5, openKeep, wasSignedIn: () => true });
  const stuck: (readonly number[])[] = [];
  let delivered = 0;
  const outbox = new AppOutbox({
    session,
    clock,
    random: () => 0.5,
    onDelivered: () => (delivered += 1),
    onStuck: (ticketIds) => void stuck.push(ticketIds),
  });
  const sent = () => connection.requestsTo(http.timeline.post).map(({ body }) => body.body);
  const kept = () => session.keep?.entries().map(([key]) => key);
  return { clock, network, connection, session, outbox, stuck, sent, kept, delivered: () => delivered };
}

test('what waits is sent without a window, in the order written, and is gone then', async () => {
  const { session, sent, kept, delivered } = await given();
  await session.restore();
  await settle();
  expect([sent(), kept(), delivered()]).toEqual([['message 1', 'message 2'], [], 2]);
});

test('without network it goes out once the line is back', async () => {
  const { session, connection, network, sent, kept } = await given();
  network.isThere = false;
  await session.restore();
  await settle();
  expect(kept()).toEqual([keyOf(1), keyOf(2)]);
  network.isThere = true;
  connection.goLive();
  await settle();
  expect([sent().at(-1), kept()]).toEqual(['message 2', []]);
});

test('while a page is there nothing is sent beside it; when its window is gone the rest is', async () => {
  const { session, outbox, sent, clock } = await given();
  outbox.attend(true);
  await session.restore();
  session.keep?.change(keyOf(1), null); // the page has sent the first
  await clock.advance(60_000);
  expect(sent()).toEqual([]);
  outbox.attend(false);
  await settle();
  expect(sent()).toEqual(['message 2']);
});

test('a page that comes while something is under way takes over: no refusal of that changes what it holds', async () => {
  const { session, connection, outbox, kept, sent, stuck } = await given();
  let answer: (() => void) | undefined;
  connection.answer(http.timeline.post, async () => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    throw refused('forbidden');
  });
  await session.restore();
  await settle();
  expect(sent()).toEqual(['message 1']);
  outbox.attend(true);
  const before = session.keep?.entries();
  answer?.();
  await settle();
  expect(session.keep?.entries()).toEqual(before);
  expect([kept(), sent(), stuck]).toEqual([[keyOf(1), keyOf(2)], ['message 1'], []]);
});

test('a message that was under way when a page came, and arrived, is no longer kept', async () => {
  const { session, connection, outbox, kept } = await given();
  let answer: (() => void) | undefined;
  connection.answer(http.timeline.post, async ({ body: { clientId, body } }) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return anEntry(2, { clientId, body });
  });
  await session.restore();
  await settle();
  outbox.attend(true);
  answer?.();
  await settle();
  expect(kept()).toEqual([keyOf(2)]);
});

test('what the service refuses is kept, holds back what follows it, and is told of', async () => {
  const { session, connection, kept, sent, stuck } = await given();
  connection.answer(http.timeline.post, () => {
    throw refused('stale', { entries: [] });
  });
  await session.restore();
  await settle();
  expect([kept(), sent(), stuck]).toEqual([[keyOf(1), keyOf(2)], ['message 1'], [[7]]]);
});

test('signing out stops it: nothing is sent for whoever comes next', async () => {
  const { session, connection, network, sent, clock } = await given();
  network.isThere = false;
  await session.restore();
  await settle();
  await session.logOut();
  network.isThere = true;
  connection.user = { ...sam, id: 99 };
  const before = sent().length;
  await session.logIn({ email: 'other@example.com', password: 'x' });
  connection.goLive();
  await clock.advance(600_000);
  expect(sent()).toHaveLength(before);
});
