import { expect, test } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { FakeConnection, refused } from '../testing/fake-connection.ts';
import { fakePorts } from '../testing/fake-ports.ts';
import { ana, sam } from '../testing/samples.ts';
import { offline } from '../transport/request-failed.ts';
import { SessionStore } from './session.store.ts';

function sessionOf(user: typeof ana | null = null) {
  const api = new FakeConnection(user);
  const { clock, random } = fakePorts();
  const session = new SessionStore(api, { clock, random });
  api.onSessionEnd((reason) => session.end(reason));
  return { api, session, clock };
}

test('a device without a session is signed out, one with a session is signed in', async () => {
  const none = sessionOf();
  await none.session.restore();
  expect(none.session).toMatchObject({ state: 'signed_out', user: null });
  const some = sessionOf(sam);
  await some.session.restore();
  expect(some.session).toMatchObject({ state: 'signed_in', user: sam, isStaff: true });
});

test('without network at start nobody is signed out: it says so and tries again', async () => {
  const { api, session, clock } = sessionOf(ana);
  api.failure = offline();
  await session.restore();
  expect(session).toMatchObject({ state: 'restoring', failure: { code: 'offline' } });
  api.failure = null;
  await clock.advance(5_000);
  expect(session).toMatchObject({ state: 'signed_in', failure: null, isStaff: false });
});

test('a wrong password leaves everything as it was', async () => {
  const { api, session } = sessionOf();
  await session.restore();
  api.failure = refused('unauthenticated');
  await expect(session.logIn({ email: 'a@b', password: 'x' })).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(session.state).toBe('signed_out');
});

test('an expired session keeps the person, so that they can sign in again in place', async () => {
  const { api, session } = sessionOf(ana);
  await session.restore();
  api.end('expired');
  expect(session).toMatchObject({ state: 'expired', user: ana, endReason: 'expired' });
  await session.logIn({ email: ana.email, password: 'twelve letters' });
  expect(session).toMatchObject({ state: 'signed_in', endReason: null });
});

test('signing out in another tab signs out here, too', async () => {
  const { api, session } = sessionOf(ana);
  await session.restore();
  api.end('signed_out');
  expect(session).toMatchObject({ state: 'signed_out', user: null, endReason: 'signed_out' });
});

test('signing out does not wait for the network', async () => {
  const { api, session } = sessionOf(ana);
  await session.restore();
  api.logOut = () => new Promise(() => {});
  void session.logOut();
  await settle();
  expect(session).toMatchObject({ state: 'signed_out', user: null });
});

test('an answer to restoring that comes after signing in changes nothing', async () => {
  const { api, session } = sessionOf(ana);
  let answer = (_: null) => {};
  api.restore = () => new Promise<null>((resolve) => (answer = resolve));
  const restored = session.restore();
  await session.logIn({ email: ana.email, password: 'twelve letters' });
  answer(null);
  await restored;
  expect(session.state).toBe('signed_in');
});
