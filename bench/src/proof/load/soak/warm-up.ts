import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { apiPrefix } from '@tandem/contract';
import jwt from 'jsonwebtoken';
import { requestText } from '../../../load/credentials.ts';
import { HttpConnection } from '../../../load/http-connection.ts';
import { mapBounded } from '../../../load/measured.ts';
import type { Site } from '../../site/site.ts';

/** As many as a replica remembers (api/src/modules/session/tokens.ts), and some. */
const TOKENS = 21_000;
const CONNECTIONS = 16;

/**
 * Fills what a replica remembers of tokens to its bound, so that it cannot grow any more: signed as a real one is, of
 * sessions that never were.
 */
export async function fillTokenMemory({ replicas, secrets }: Site): Promise<void> {
  // A secret given as text would be made into a key for each token, which takes fifty times as long as signing it.
  const key = (secret: string) => createSecretKey(Buffer.from(secret));
  const keys = { access: key(secrets.access), refresh: key(secrets.refresh) };
  await Promise.all(
    replicas.map(({ port }) =>
      mapBounded(Array.from({ length: CONNECTIONS }), CONNECTIONS, async () => {
        const connection = await HttpConnection.open(port);
        try {
          for (let made = 0; made < TOKENS / CONNECTIONS; made++) {
            await connection.request(requestText(someone(keys), { method: 'GET', path: `${apiPrefix}/auth/me` }));
          }
        } finally {
          connection.close();
        }
      }),
    ),
  );
}

function someone({ access, refresh }: Readonly<Record<'access' | 'refresh', KeyObject>>) {
  const sid = randomBytes(16).toString('base64url');
  const options = { subject: '1', expiresIn: 3_600, algorithm: 'HS256' } as const;
  const accessToken = jwt.sign({ sid, role: 'customer', typ: 'access' }, access, options);
  const refreshToken = jwt.sign({ sid, jti: randomBytes(16).toString('base64url'), typ: 'refresh' }, refresh, options);
  return { id: 1, accessToken, cookie: `tandem_refresh=${refreshToken}` };
}
