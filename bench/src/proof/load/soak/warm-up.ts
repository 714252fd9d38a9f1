import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { apiPrefix } from '@tandem/contract';
import jwt from 'jsonwebtoken';
import { requestText } from '../../../load/credentials.ts';
import { HttpConnection } from '../../../load/http-connection.ts';
import { mapBounded } from '../../../load/measured.ts';
import type { Site } from '../../site/site.ts';

/** As many as a replica remembers (api/src/modules/activity/recent-entries.ts), and what it lets grow beyond that. */
const ENTRIES = 6_000;
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

/** Fills what a replica remembers of the newest entries, by ones that nobody is told of. */
export async function fillRecentEntries(site: Site): Promise<void> {
  const { pool } = site.stores;
  const [customer] = await site.addAccounts('customer', 1);
  const ticket = `INSERT INTO tickets (creation_key, customer_id, category_id, title, description, status, priority, last_seq, version,
      created_at, updated_at) VALUES ('warm-up', ?, 1, 'Moved to and fro', 'It was moved to and fro.', 'open', 2, ?, 1,
      UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`;
  await pool.query(ticket, [customer?.id, ENTRIES]);
  const entries = `INSERT INTO timeline_entries (ticket_id, seq, kind, author_id, author_role, at)
    SELECT t.id, s.seq, 'category', t.customer_id, 'customer', t.created_at
    FROM seq_1_to_${ENTRIES} s JOIN tickets t ON t.creation_key = 'warm-up'`;
  await pool.query(entries);
}

function someone({ access, refresh }: Readonly<Record<'access' | 'refresh', KeyObject>>) {
  const sid = randomBytes(16).toString('base64url');
  const options = { subject: '1', expiresIn: 3_600, algorithm: 'HS256' } as const;
  const accessToken = jwt.sign({ sid, role: 'customer', typ: 'access' }, access, options);
  const refreshToken = jwt.sign({ sid, jti: randomBytes(16).toString('base64url'), typ: 'refresh' }, refresh, options);
  return { id: 1, accessToken, cookie: `tandem_refresh=${refreshToken}` };
}
