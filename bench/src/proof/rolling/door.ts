import { get, type RequestOptions } from 'node:https';
import type { Crowding } from '../../process/crowding.ts';
import { until } from '../faults/checks/until.ts';
import type { FrontProxy } from './proxy.ts';

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** What the proxy lets through, adds, keeps back, and says when there is nobody to ask. Answers what is not so. */
export async function checkDoor(proxy: FrontProxy, logs: () => Promise<string>, machine: Crowding): Promise<string[]> {
  const failures: string[] = [];
  const expect = (what: string, holds: boolean) => {
    if (!holds) failures.push(what);
  };
  const page = await ask(proxy, '/');
  expect(`the portal is served over TLS: ${page.status}`, page.status === 200 && page.body.includes('<html'));
  expect('browsers are told to stay on https', String(page.headers['strict-transport-security']).includes('max-age='));
  for (const path of ['/metrics', '/readyz']) {
    expect(`${path} is not for everybody`, (await ask(proxy, path)).status === 404);
  }
  const invented = '203.0.113.77';
  await ask(proxy, '/api/v1/auth/me', { headers: { 'x-forwarded-for': invented } });
  // A line is written when its answer is out, and takes its time to the file.
  const address = /"address":"(127\.0\.0\.1|::1)"/;
  const unknown = await until({ within: 5_000, every: 50, machine }, async () =>
    address.test(await logs()) ? undefined : 'not yet',
  );
  expect('the address of the client is known', unknown === undefined);
  expect('an address that a client says of itself is not believed', !(await logs()).includes(invented));
  return failures;
}

/** With all replicas away. */
export async function checkNobodyThere(proxy: FrontProxy): Promise<string[]> {
  const { status, headers, body } = await ask(proxy, '/api/v1/auth/me');
  const code = (JSON.parse(body || '{}') as { error?: { code?: string } }).error?.code;
  const asOurs = status === 503 && code === 'unavailable' && headers['retry-after'] !== undefined;
  return asOurs ? [] : [`With nobody there the answer is ${status} ${body.slice(0, 200)}, without the api's words`];
}

function ask({ secureUrl, authority }: FrontProxy, path: string, options: RequestOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(secureUrl + path, { ...options, ca: authority, agent: false, timeout: 10_000 }, (reply) => {
      let body = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => {
        body += chunk;
      });
      reply.on('error', reject);
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body }));
    }).on('error', reject);
  });
}
