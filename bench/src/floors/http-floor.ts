import { Redis } from 'ioredis';
import Koa from 'koa';
import { createPool, type RowDataPacket } from 'mysql2/promise';
import { GroupCommit } from './group-commit.ts';
import { liveFloor } from './live.ts';
import { floorSessionKey, floorSettings } from './settings.ts';
import { Tokens } from './tokens.ts';

// Koa with as little as the work needs: /bare nothing, /authorised two tokens and the session in Redis, GET
// /api/v1/tickets one keyset page on top, POST /api/v1/tickets a group-committed INSERT and an event to all staff.
// CACHE=on keeps verified tokens and pipelines Redis by itself.
const settings = floorSettings(process.env);
const cached = process.env['CACHE'] === 'on';
const tokens = new Tokens(settings, cached);
const redis = new Redis(settings.redisUrl, { enableAutoPipelining: cached });
const pool = createPool({ uri: settings.databaseUrl, connectionLimit: 10, dateStrings: true });
const commit = new GroupCommit<readonly unknown[]>(
  pool,
  `INSERT INTO tickets (title, description, status, priority, category_id, customer_id, last_seq, version, created_at,
    updated_at) VALUES ?`,
);

const SELECT = `SELECT t.id, t.title, t.description, t.status, t.priority, t.category_id, t.customer_id,
  c.name AS customer_name, t.last_seq, t.version, t.created_at, t.updated_at
  FROM tickets t LEFT JOIN accounts c ON c.id = t.customer_id`;
const ORDER = 'ORDER BY t.updated_at DESC, t.id DESC LIMIT 11';
const FIRST_PAGE = `${SELECT} ${ORDER}`;
const NEXT_PAGE = `${SELECT} WHERE t.updated_at <= ? AND (t.updated_at < ? OR t.id < ?) ${ORDER}`;
const CATEGORIES = ['', 'Technical', 'Billing', 'Account', 'Payment'];
const fixed = JSON.stringify({ items: Array.from({ length: 10 }, (_, id) => ({ id, title: 'A ticket' })) });

async function page(cursor: string | null): Promise<string> {
  const [at, id] = cursor?.split('_') ?? [];
  const [rows] =
    at === undefined || id === undefined
      ? await pool.execute<RowDataPacket[]>(FIRST_PAGE)
      : await pool.execute<RowDataPacket[]>(NEXT_PAGE, [toSql(at), toSql(at), id]);
  const items = rows.slice(0, 10).map((row) => ({
    id: row['id'],
    title: row['title'],
    description: row['description'],
    status: row['status'],
    priority: row['priority'],
    category: { id: row['category_id'], name: CATEGORIES[row['category_id']] },
    customer: { id: row['customer_id'], name: row['customer_name'] },
    lastSeq: row['last_seq'],
    version: row['version'],
    createdAt: toIso(row['created_at']),
    updatedAt: toIso(row['updated_at']),
  }));
  const last = rows.length > 10 ? rows[9] : undefined;
  return JSON.stringify({ items, nextCursor: last ? `${Date.parse(toIso(last['updated_at']))}_${last['id']}` : null });
}

const toIso = (time: string) => `${time.replace(' ', 'T')}Z`;
const toSql = (at: string) => new Date(Number(at)).toISOString().slice(0, 23).replace('T', ' ');

async function create(context: Koa.Context, customerId: number): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of context.req) parts.push(part as Buffer);
  const ticket = JSON.parse(Buffer.concat(parts).toString()) as Record<string, string | number>;
  const { title, description, priority, categoryId } = ticket;
  const now = new Date().toISOString();
  const at = now.slice(0, 23).replace('T', ' ');
  await new Promise<void>((resolve, reject) => {
    commit.add([title, description, 'open', priority, categoryId, customerId, 1, 1, at, at], (failure) =>
      failure ? reject(failure) : resolve(),
    );
  });
  live.tellStaff({
    type: 'activity',
    payload: {
      cursor: '1',
      kind: 'ticket.created',
      ticket: { id: 1, title, status: 'open', priority },
      actor: { id: customerId, name: 'Somebody', role: 'customer' },
      at: now,
      seq: 1,
    },
  });
  context.status = 201;
  context.body = { id: 1, title, description, status: 'open', priority, createdAt: now, updatedAt: now };
}

const app = new Koa();
app.use(async (context) => {
  context.type = 'application/json';
  if (context.path === '/bare') {
    context.body = fixed;
    return;
  }
  const claims = tokens.check((context.get('authorization') || '').slice(7), context.get('cookie'));
  if ((await redis.get(floorSessionKey(claims.sid))) === null) context.throw(401);
  if (context.path === '/authorised') context.body = fixed;
  else if (context.method === 'POST') await create(context, Number(claims.sub));
  else context.body = await page(context.URL.searchParams.get('cursor'));
});

const live = liveFloor(tokens, app.callback(), () => {});
live.listen(settings.port);
