import { RequestFailed } from '@tandem/client/transport';
import { expect, test } from 'vitest';
import { FakeClock, settle } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { FakeConnection } from '../../../../../shared/client/src/testing/fake-connection.ts';
import { sam } from '../../../../../shared/client/src/testing/samples.ts';
import { FakeFiles, fakeSeal } from '../../testing/fake-files.ts';
import { AccountKeep } from '../files/account-keep.ts';
import { silentLog } from '../log/log.ts';
import { DeskSession, type Phase } from './desk-session.ts';

function given(connection = new FakeConnection(sam), wasSignedIn = false) {
  const clock = new FakeClock();
  const files = new FakeFiles();
  const session = new DeskSession({
    connection,
    clock,
    random: () => 0.5,
    wasSignedIn: () => wasSignedIn,
    openKeep: (userId) => AccountKeep.open({ files, seal: fakeSeal(), name: `${userId}.keep`, log: silentLog }),
  });
  const phases: Phase[] = [];
  session.onChange((phase) => phases.push(phase));
  return { connection, clock, files, session, phases };
}

test('the session of the last time is taken up, once for all who ask', async () => {
  const { session, connection, phases } = given();
  let asked = 0;
  const { restore } = connection;
  connection.restore = () => {
    asked += 1;
    return restore.call(connection);
  };
  const [one, other] = await Promise.all([session.restore(), session.restore()]);
  expect([one.user, other.user, (await session.restore()).user]).toEqual([sam, sam, sam]);
  expect([asked, phases]).toEqual([1, ['signed_in']]);
});

test('while the service cannot be reached it is asked again by itself, and nobody is signed out', async () => {
  const { session, connection, clock } = given();
  connection.failure = new RequestFailed('offline', 'offline');
  session.start();
  await clock.advance(5_000);
  expect(session.phase).toBe('unknown');
  connection.failure = null;
  await clock.advance(60_000);
  expect(session.phase).toBe('signed_in');
  expect(clock.waiting).toBe(0);
});

test('what wakes the computer asks at once who is there, also while that is still being found out', async () => {
  const { session, connection, clock } = given();
  connection.failure = new RequestFailed('offline', 'offline');
  session.start();
  await clock.advance(60_000); // by now the next try is far away
  connection.failure = null;
  session.retry();
  await settle();
  expect([session.phase, clock.waiting]).toEqual(['signed_in', 0]);
});

test.each([
  [true, 'expired'],
  [false, 'signed_out'],
] as const)('a start without a session, after somebody was signed in: %s, is %s', async (wasSignedIn, phase) => {
  const { session, phases } = given(new FakeConnection(), wasSignedIn);
  expect(await session.restore()).toEqual({ user: null, keep: null });
  expect(phases).toEqual([phase]);
});

test('a session that ended by itself leaves what was written, for the same person to come back to', async () => {
  const { session, connection, files } = given();
  await session.restore();
  session.keep?.change('draft', 'half a sentence');
  await session.keep?.settled();
  connection.end('expired');
  await settle();
  expect([session.phase, files.contents.size]).toEqual(['expired', 1]);
  const { keep } = await session.logIn({ email: sam.email, password: 'x' });
  expect(keep?.entries()).toEqual([['draft', 'half a sentence']]);
});

test('another person who signs in then finds nothing of it', async () => {
  const { session, connection } = given();
  await session.restore();
  session.keep?.change('draft', 'half a sentence');
  connection.end('expired');
  connection.user = { ...sam, id: 99 };
  const { keep } = await session.logIn({ email: 'other@example.com', password: 'x' });
  expect(keep?.entries()).toEqual([]);
});

test('signing out leaves nothing of the account on the computer', async () => {
  const { session, files, phases } = given();
  await session.restore();
  session.keep?.change('draft', 'half a sentence');
  await session.logOut();
  expect([session.user, session.keep, files.contents.size, phases.at(-1)]).toEqual([null, null, 0, 'signed_out']);
});

test('who signs out while it is still being found out who is there stays signed out', async () => {
  const { session } = given();
  const restoring = session.restore();
  await session.logOut();
  await restoring;
  expect([session.phase, session.user]).toEqual(['signed_out', null]);
});
