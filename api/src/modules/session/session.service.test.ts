import { createSecretKey } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import type { Limits } from '../../config.ts';
import { createAllowances } from '../../http/allowances.ts';
import { EmbeddedKeyValue } from '../../keyvalue/embedded-keyvalue.ts';
import type { Account, AccountsService } from '../accounts/accounts.service.ts';
import { PasswordChecks } from './password-checks.ts';
import { SessionService } from './session.service.ts';
import { SessionEnder } from './session-ends.ts';
import { SessionRecords } from './session-records.ts';
import { Tokens } from './tokens.ts';

const account: Account = {
  id: 7,
  name: 'Mira',
  email: 'mira@example.test',
  role: 'agent',
  passwordHash: 'hash',
  disabled: false,
};
const origin = { requestId: 'r', address: '127.0.0.1', userAgent: 'test', refreshToken: undefined };
const credentials = { email: account.email, password: 'whatever it is' };
const keyvalue = new EmbeddedKeyValue(':memory:');
const config = {
  accessKey: createSecretKey(Buffer.from('a'.repeat(32))),
  refreshKey: createSecretKey(Buffer.from('r'.repeat(32))),
  acceptedKeys: { access: [], refresh: [] },
  lifetimes: { accessToken: 900, session: 604_800, grace: 30 },
};
const records = new SessionRecords(keyvalue, config.lifetimes.session);
afterAll(() => keyvalue.close());

/** The service beside an account that is `latest` by the time the new session has been written. */
function serviceWhere(latest: Account | undefined) {
  const ended: string[] = [];
  const names = ['signUpPerAddress', 'loginPerAccount', 'loginPerAddress', 'refreshPerSession'];
  const accounts = { authenticate: async () => account, active: async () => latest } as unknown as AccountsService;
  const allowances = createAllowances(
    Object.fromEntries(names.map((name) => [name, null])) as unknown as Limits,
    undefined,
  );
  const service = new SessionService({
    accounts,
    checks: new PasswordChecks({ accounts, allowances }),
    records,
    ender: new SessionEnder(records, { sessionEnded: (ids, reason) => void ended.push(...ids, reason) }),
    tokens: new Tokens(config),
    allowances,
    config,
  });
  return { service, ended };
}

test('whoever signs in with an account that stays as it is has a session', async () => {
  const { service, ended } = serviceWhere(account);
  const { signedIn } = await service.logIn(credentials, origin);
  expect(signedIn.user).toEqual({ id: 7, name: 'Mira', email: 'mira@example.test', role: 'agent' });
  const [session] = await records.idsOf(account.id);
  expect(session).toBeDefined();
  expect(ended).toEqual([]);
  await records.end(account.id, [session ?? '']);
});

test.each<[string, Account | undefined]>([
  ['is disabled', undefined],
  ['gets another role', { ...account, role: 'admin' }],
  ['gets another password', { ...account, passwordHash: 'another' }],
])('an account that %s while it signs in does not keep the session', async (_name, latest) => {
  const { service, ended } = serviceWhere(latest);
  await expect(service.logIn(credentials, origin)).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(await records.idsOf(account.id)).toEqual([]);
  expect(ended).toEqual([expect.any(String), 'revoked']);
});

test('a refresh finds a disabled account even when ending its sessions had failed', async () => {
  const { refreshToken } = await serviceWhere(account).service.logIn(credentials, origin);
  const { service, ended } = serviceWhere(undefined);
  await expect(service.refresh(refreshToken)).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(ended).toEqual([expect.any(String), 'disabled']);
  expect(await records.idsOf(account.id)).toEqual([]);
});
