import { createPool } from 'mysql2/promise';
import { GroupCommit } from './group-commit.ts';
import { liveFloor } from './live.ts';
import { relay } from './relay.ts';
import { floorSettings } from './settings.ts';
import { Tokens } from './tokens.ts';

// Bare ws. RELAY=plain passes messages on and forgets them; RELAY=durable commits them in groups first. A POST tells all
// staff of a ticket that is not stored: the floor of fan-out is the fan-out alone.
const settings = floorSettings(process.env);

const keepNothing = relay((_message, _seq, _author, _at, done) => done(null));

function keepDurably() {
  const pool = createPool({ uri: settings.databaseUrl, connectionLimit: 2 });
  const commit = new GroupCommit<readonly [number, number, number, string, string, string]>(
    pool,
    'INSERT INTO messages (ticket_id, seq, author_id, client_id, body, at) VALUES ?',
  );
  return relay(({ ticketId, clientId, body }, seq, authorId, at, done) =>
    commit.add([ticketId, seq, authorId, clientId, body, at.slice(0, 23).replace('T', ' ')], done),
  );
}

const live = liveFloor(
  new Tokens(settings, false),
  async (request, response) => {
    if (request.method === 'GET') return void response.end();
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { title } = JSON.parse(Buffer.concat(parts).toString()) as { title: string };
    const ticket = { id: 1, title, status: 'open', priority: 'high' };
    const actor = { id: 1, name: 'Somebody', role: 'customer' };
    const at = new Date().toISOString();
    live.tellStaff({ type: 'activity', payload: { cursor: '1', kind: 'ticket.created', ticket, actor, at, seq: 1 } });
    const reply = JSON.stringify(ticket);
    response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(reply) });
    response.end(reply);
  },
  process.env['RELAY'] === 'durable' ? keepDurably() : keepNothing,
);
live.listen(settings.port);
