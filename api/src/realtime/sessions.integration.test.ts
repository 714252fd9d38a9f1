import { afterEach, expect, test, vi } from 'vitest';
import { startTestApi, stopTestApis } from '../testing/test-api.ts';

afterEach(stopTestApis);

/** Something others wait for, and the call that makes it come. */
function moment(): { readonly come: Promise<void>; readonly now: () => void } {
  let now = () => {};
  const come = new Promise<void>((resolve) => {
    now = resolve;
  });
  return { come, now: () => now() };
}

test('signing out closes the sockets of that session and no other', async () => {
  const { given } = await startTestApi();
  const ana = await given.customer();
  const laptop = await ana.socket();
  const elsewhere = await (await given.customer()).socket();

  await ana.post('/auth/logout');

  expect(await laptop.event('session.ended')).toEqual({ reason: 'signed_out' });
  expect((await laptop.closed).code).toBe(4403);
  await elsewhere.settled();
});

test('a session that ends while a socket says hello takes the socket with it', async () => {
  const { given, stores } = await startTestApi();
  const ana = await given.customer();
  const socket = await ana.rawSocket();
  const [looked, goOn] = [moment(), moment()];
  const get = stores.keyvalue.get.bind(stores.keyvalue);
  vi.spyOn(stores.keyvalue, 'get').mockImplementationOnce(async (key) => {
    const found = await get(key);
    looked.now();
    await goOn.come;
    return found;
  });
  const hello = socket.command('hello', { accessToken: ana.accessToken ?? '', after: null });
  hello.catch(() => undefined);
  await looked.come;
  await ana.post('/auth/logout');
  goOn.now();
  expect((await socket.closed).code).toBe(4403);
});

test('disabling an account closes its sockets within a second and ends its sessions', async () => {
  const { given, api } = await startTestApi();
  const ben = await given.agent();
  const socket = await ben.socket();

  const started = Date.now();
  await api.accounts.disable(ben.user?.email ?? '');

  expect((await socket.closed).code).toBe(4403);
  expect(Date.now() - started).toBeLessThan(1_000);
  expect((await ben.get('/auth/me')).status).toBe(401);
});

test('a connection that does not renew is closed with 4401 when its token expires; one that renews lives on', async () => {
  const { given } = await startTestApi({ ACCESS_TOKEN_LIFETIME: '3s' });
  const ana = await given.customer();
  const [careless, careful] = [await ana.socket(), await ana.socket()];
  // Tokens expire on whole seconds: the second one has to be made well after the first.
  await new Promise((resolve) => setTimeout(resolve, 1_500));

  await ana.signedIn(ana.post('/auth/refresh'));
  const { expiresIn } = await careful.command('renew', { accessToken: ana.accessToken ?? '' });

  expect(expiresIn).toBeGreaterThan(0);
  expect((await careless.closed).code).toBe(4401);
  await careful.settled();
});

test('nobody renews with the token of another session', async () => {
  const { given } = await startTestApi();
  const [ana, bo] = [await given.customer(), await given.customer()];
  const socket = await ana.socket();

  await expect(socket.command('renew', { accessToken: bo.accessToken ?? '' })).rejects.toThrow('unauthenticated');

  expect((await socket.closed).code).toBe(4401);
});

test('one session cannot take the places of all others', async () => {
  const { given } = await startTestApi();
  const [greedy, modest] = [await given.customer(), await given.customer()];
  const held = await Promise.all(Array.from({ length: 50 }, () => greedy.socket()));

  const beyond = await greedy.rawSocket();
  const hello = beyond.command('hello', { accessToken: greedy.accessToken ?? '', after: null });

  await expect(hello).rejects.toThrow('too_many_requests');
  expect((await beyond.closed).code).toBe(4429);
  await Promise.all([held[0]?.settled(), (await modest.socket()).settled()]);
});

test('draining closes sockets with 1012', async () => {
  const { given, api } = await startTestApi();
  const socket = await (await given.customer()).socket();

  await api.drain();

  expect((await socket.closed).code).toBe(1012);
});
