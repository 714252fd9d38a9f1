import { commands, type EndpointDeclaration, http } from '@tandem/contract';
import { expect, test } from 'vitest';
import type { AnySchema } from 'yup';
import { FakeConnection } from '../../../../../shared/client/src/testing/fake-connection.ts';
import { aTicket, sam } from '../../../../../shared/client/src/testing/samples.ts';
import { passCommand, passedCommands, passedEndpoints, passRequest } from './passing.ts';

const speaksOfTokens = (schema: AnySchema | null | undefined) =>
  /token/i.test(JSON.stringify(schema?.describe() ?? {}));

test('nothing that a window may ask for answers with a token or takes one', () => {
  for (const [name, { body, replies }] of passedEndpoints) {
    expect([name, [body, ...Object.values<AnySchema | null>(replies)].some(speaksOfTokens)]).toEqual([name, false]);
  }
  for (const name of passedCommands) {
    const { payload, reply } = commands[name as keyof typeof commands];
    expect([name, speaksOfTokens(payload) || speaksOfTokens(reply)]).toEqual([name, false]);
  }
});

test('everything else of the contract may be asked for', () => {
  const all = Object.values(http).flatMap((endpoints) => Object.values<EndpointDeclaration>(endpoints));
  const passed = new Set(passedEndpoints.values());
  expect(all.filter((endpoint) => !passed.has(endpoint)).map(({ path }) => path)).toEqual([
    '/auth/signup',
    '/auth/login',
    '/auth/refresh',
    '/auth/logout',
    '/auth/password',
    '/consoles/mine',
  ]);
});

test('a request is passed on as the contract has it', async () => {
  const connection = new FakeConnection(sam).answer(http.tickets.list, { items: [aTicket()], nextCursor: null });
  await passRequest(connection, 'tickets.list', { query: { status: ['open'], q: 'printer' } });
  expect(connection.requestsTo(http.tickets.list)).toMatchObject([{ query: { status: ['open'], q: 'printer' } }]);
});

const refusedRequests: [string, string, unknown, string][] = [
  ['an endpoint that does not exist', 'tickets.steal', {}, 'forbidden'],
  ['a name every object has', 'constructor', {}, 'forbidden'],
  ['what trades tokens', 'session.refresh', {}, 'forbidden'],
  ['a part the endpoint does not have', 'session.me', { body: {} }, 'validation'],
  ['a part no endpoint has', 'session.me', { url: 'https://evil.example' }, 'validation'],
  ['a header of their own', 'tickets.open', { headers: { host: 'evil' }, body: {} }, 'validation'],
  ['a path in place of an id', 'tickets.read', { params: { id: '../me' } }, 'validation'],
];

test.each(refusedRequests)('%s is refused and never leaves', async (_what, name, input, code) => {
  const connection = new FakeConnection(sam);
  await expect(passRequest(connection, name, input)).rejects.toSatisfy(
    (cause: { code?: string; name?: string }) => (cause.code ?? 'validation') === code,
  );
  expect(connection.requests).toEqual([]);
});

test('a command is checked by its declaration, and hello and renew are not for windows', async () => {
  const connection = new FakeConnection(sam);
  connection.goLive();
  await passCommand(connection, 'ticket.read', { ticketId: 7, seq: 3 });
  await expect(passCommand(connection, 'ticket.read', { ticketId: 7, seq: 'x' })).rejects.toThrow();
  for (const name of ['hello', 'renew', 'constructor']) {
    await expect(passCommand(connection, name, { accessToken: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect(connection.commands).toEqual([{ name: 'ticket.read', payload: { ticketId: 7, seq: 3 } }]);
});
