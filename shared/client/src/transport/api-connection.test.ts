import type { SignedIn } from '@tandem/contract';
import { expect, test } from 'vitest';
import { FakeStorage, fakePorts } from '../testing/fake-ports.ts';
import { fakeSockets } from '../testing/fake-socket.ts';
import { ana } from '../testing/samples.ts';
import { ApiConnection } from './api-connection.ts';

/** The api as far as sessions go: one account, whose session is or is not there. */
class Door {
  readonly asked: string[] = [];
  readonly sentTokens: (string | null)[] = [];
  hasSession = false;
  private issued = 0;
  isAway = false;

  readonly fetch = async (input: unknown, init?: RequestInit): Promise<Response> => {
    const request = input instanceof Request ? input : new Request(String(input), init);
    const path = new URL(request.url).pathname.replace('/api/v1/auth/', '');
    this.asked.push(path);
    this.sentTokens.push(request.headers.get('authorization'));
    if (this.isAway) return json(500, { error: { code: 'unavailable', message: 'Away.' } });
    if (path === 'login') this.hasSession = true;
    if (path === 'logout') {
      this.hasSession = false;
      return new Response(null, { status: 204 });
    }
    return this.hasSession
      ? json(200, this.signedIn())
      : json(401, { error: { code: 'unauthenticated', message: 'No.' } });
  };

  private signedIn(): SignedIn {
    this.issued += 1;
    return { accessToken: `token-${this.issued}`, expiresIn: 900, user: ana };
  }
}

const json = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

function visit(door: Door, storage = new FakeStorage()) {
  const ports = fakePorts({ storage });
  const { WebSocket } = fakeSockets();
  return new ApiConnection({ ...ports, WebSocket, baseUrl: 'http://desk.test', client: 'portal', fetch: door.fetch });
}
const credentials = { email: ana.email, password: 'twelve letters' };

test('a first visit asks for no session, since there is none', async () => {
  const door = new Door();
  expect(await visit(door).restore()).toBeNull();
  expect(door.asked).toEqual([]);
});

test('whoever signed in is still signed in at the next visit', async () => {
  const door = new Door();
  const storage = new FakeStorage();
  await visit(door, storage).logIn(credentials);
  expect(await visit(door, storage).restore()).toEqual(ana);
  expect(door.asked).toEqual(['login', 'refresh']);
});

test('a session that is over is asked for once and no more', async () => {
  const door = new Door();
  const storage = new FakeStorage();
  await visit(door, storage).logIn(credentials);
  door.hasSession = false;
  expect(await visit(door, storage).restore()).toBeNull();
  expect(await visit(door, storage).restore()).toBeNull();
  expect(door.asked).toEqual(['login', 'refresh']);
});

test('an api that cannot be reached is no proof that there is no session', async () => {
  const door = new Door();
  const storage = new FakeStorage();
  await visit(door, storage).logIn(credentials);
  door.isAway = true;
  await expect(visit(door, storage).restore()).rejects.toMatchObject({ code: 'unavailable' });
  door.isAway = false;
  expect(await visit(door, storage).restore()).toEqual(ana);
});

test('signing out is remembered, too', async () => {
  const door = new Door();
  const storage = new FakeStorage();
  const connection = visit(door, storage);
  await connection.logIn(credentials);
  await connection.logOut();
  expect(await visit(door, storage).restore()).toBeNull();
  expect(door.asked).toEqual(['login', 'logout']);
});

test.each<[string, (storage: FakeStorage) => void]>([
  [
    'full',
    (storage) => {
      storage.full = true;
    },
  ],
  [
    'forbidden',
    (storage) => {
      storage.full = true;
      storage.read = () => {
        throw new Error('SecurityError');
      };
    },
  ],
])('where storage is %s the session is found all the same', async (_name, spoil) => {
  const door = new Door();
  const storage = new FakeStorage();
  spoil(storage);
  await visit(door, storage).logIn(credentials);
  expect(await visit(door, storage).restore()).toEqual(ana);
});

test('after a new password the session goes on with the new token', async () => {
  const door = new Door();
  const connection = visit(door);
  await connection.logIn(credentials);
  await connection.changePassword({ currentPassword: 'twelve letters', newPassword: 'thirteen letters' });
  await connection.changePassword({ currentPassword: 'thirteen letters', newPassword: 'twelve letters' });
  expect(door.asked).toEqual(['login', 'password', 'password']);
  expect(door.sentTokens).toEqual([null, 'Bearer token-1', 'Bearer token-2']);
});

test('a refused password change leaves the session as it was', async () => {
  const door = new Door();
  const connection = visit(door);
  await connection.logIn(credentials);
  door.hasSession = false;
  await expect(connection.changePassword({ currentPassword: 'x', newPassword: 'y' })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  expect(door.asked).toEqual(['login', 'password']); // no renewal: it would wait for the lock this holds
});
