import type { Attempt, Ground } from '../ground.ts';
import { askAs, type Person } from '../people/person.ts';
import { ClosedFirst, Talk } from '../people/talk.ts';
import { type Forgery, forgeries, type Genuine } from './forged.ts';

/** Whatever is not exactly a genuine pair of tokens of one live session opens nothing, over HTTP and on the socket. */
export const forgedTokens: Attempt = {
  name: 'tokens: forged, tampered, swapped, run out, half missing',
  async run(ground) {
    const person = await ground.person('customer');
    const failures: string[] = [];
    let tried = 0;
    const genuine = await genuineTokensOf(ground, person);
    for (const [index, forgery] of forgeries(genuine).entries()) {
      const origin = ground.originOf(index);
      for (const open of [overHttp, overRefresh, overSocket]) {
        tried += 1;
        const opened = await open(origin, forgery, genuine);
        if (opened !== undefined) failures.push(`${forgery.how}: ${opened}`);
      }
    }
    // The session took no harm from what was tried with it.
    const { status } = await person.ask('GET', '/auth/me');
    if (status !== 200) failures.push(`the genuine session is answered ${status} afterwards`);
    return { tried, failures };
  },
};

/** A token is good for one kind of thing: whose it is and what it opens cannot be mixed. */
export const misplacedTokens: Attempt = {
  name: 'tokens: genuine ones in the wrong place',
  async run(ground) {
    const [customer, agent] = [await ground.person('customer'), await ground.person('agent')];
    const { accessToken = '', refreshToken = '' } = customer;
    const bearer = { authorization: `Bearer ${accessToken}` };
    const staff = `tandem_refresh_console=${agent.refreshToken}`;
    const mine = `tandem_refresh=${refreshToken}`;
    const cases: readonly (readonly [how: string, path: string, headers: Record<string, string>, expected: number])[] =
      [
        [
          'the portal’s cookie for the console',
          '/auth/me',
          { ...bearer, cookie: mine, 'x-tandem-client': 'console' },
          401,
        ],
        [
          'the console’s cookie for the portal',
          '/auth/me',
          { authorization: `Bearer ${agent.accessToken}`, cookie: staff },
          401,
        ],
        ['both cookies, each for its own', '/auth/me', { ...bearer, cookie: `${staff}; ${mine}` }, 200],
        [
          'both cookies, as the console with a customer’s token',
          '/auth/me',
          { ...bearer, cookie: `${staff}; ${mine}`, 'x-tandem-client': 'console' },
          401,
        ],
        ['a planted second cookie before', '/auth/me', { ...bearer, cookie: `tandem_refresh=planted; ${mine}` }, 200],
        [
          'a planted second cookie behind',
          '/auth/me',
          { ...bearer, cookie: `${mine}; tandem_refresh=${agent.refreshToken}` },
          200,
        ],
        ['a customer’s token for staff', '/staff', { ...bearer, cookie: mine }, 403],
        [
          'a customer who says they are staff',
          '/staff',
          { ...bearer, cookie: mine, 'x-role': 'admin', 'x-user-id': String(agent.id) },
          403,
        ],
        ['the cookie alone', '/auth/me', { cookie: mine }, 401],
        ['the token alone', '/auth/me', bearer, 401],
        ['the token in the address', `/auth/me?access_token=${accessToken}`, { cookie: mine }, 401],
        ['the token as Basic', '/auth/me', { authorization: `Basic ${accessToken}`, cookie: mine }, 401],
        ['the token without a word before it', '/auth/me', { authorization: accessToken, cookie: mine }, 401],
        [
          'two tokens',
          '/auth/me',
          { authorization: `Bearer ${accessToken}, Bearer ${agent.accessToken}`, cookie: mine },
          401,
        ],
        [
          'the token in another case of Bearer',
          '/auth/me',
          { authorization: `bEARER ${accessToken}`, cookie: mine },
          200,
        ],
      ];
    const failures: string[] = [];
    for (const [how, path, headers, expected] of cases) {
      const { status } = await askAs(ground.origin, { accessToken: undefined, cookie: undefined }, 'GET', path, {
        headers,
      });
      if (status !== expected) failures.push(`${how}: ${status} instead of ${expected}`);
    }
    return { tried: cases.length, failures };
  },
};

async function genuineTokensOf(ground: Ground, person: Person): Promise<Genuine> {
  const [stranger, sibling] = [await ground.person('agent'), await person.another()];
  return {
    ...pairOf(person),
    keys: ground.site.secrets,
    stranger: { ...pairOf(stranger), id: stranger.id },
    sibling: pairOf(sibling),
  };
}

const pairOf = ({ accessToken = '', refreshToken = '' }: Person) => ({ access: accessToken, refresh: refreshToken });

const cookieOf = (refresh: string | undefined) => (refresh === undefined ? undefined : `tandem_refresh=${refresh}`);

async function overHttp(origin: string, { access, refresh }: Forgery): Promise<string | undefined> {
  const { status } = await askAs(origin, { accessToken: access, cookie: cookieOf(refresh) }, 'GET', '/auth/me');
  return status === 401 ? undefined : `a request is answered ${status}`;
}

/** The refresh asks for the cookie alone; one that is genuine, of whomever, is left in peace here. */
async function overRefresh(
  origin: string,
  { access, refresh }: Forgery,
  genuine: Genuine,
): Promise<string | undefined> {
  if ([genuine.refresh, genuine.stranger.refresh, genuine.sibling.refresh].includes(refresh ?? '')) return undefined;
  const { status } = await askAs(origin, { accessToken: access, cookie: cookieOf(refresh) }, 'POST', '/auth/refresh');
  return status === 401 ? undefined : `a refresh is answered ${status}`;
}

async function overSocket(origin: string, { access = '', refresh }: Forgery): Promise<string | undefined> {
  const talk = await Talk.open(origin, cookieOf(refresh));
  try {
    const reply = await talk.write('hello', JSON.stringify({ accessToken: access, after: null }));
    if (reply.ok) return 'hello is answered';
    const { code } = await talk.closed;
    const expected = reply.error.code === 'unauthenticated' ? 4401 : 4400;
    return code === expected ? undefined : `hello closes with ${code}`;
  } catch (cause) {
    if (cause instanceof ClosedFirst) return undefined;
    throw cause;
  } finally {
    talk.end();
  }
}
