import type { Replica } from '../../site/replica.ts';
import { httpAttacks } from '../bytes/http-attacks.ts';
import { RawLine } from '../bytes/raw-line.ts';
import { handshake } from '../bytes/socket.trial.ts';
import type { Attempt, Ground } from '../ground.ts';
import { descriptorsOf, heldBy, letGo } from './resources.ts';
import { watched } from './watch.ts';

/** A way to hold a connection open for as long as one is let. */
interface Lingering {
  readonly how: string;
  readonly begin: string;
  /** Sent again and again, a drop at a time. */
  readonly drop?: string;
}

const head = (line: string, ...headers: string[]) => [line, 'Host: localhost', ...headers].join('\r\n');
const post = (...headers: string[]) =>
  head('POST /api/v1/auth/login HTTP/1.1', 'Content-Type: application/json', ...headers);

const ways: readonly Lingering[] = [
  { how: 'nothing is sent', begin: '' },
  { how: 'a request line that never ends', begin: 'GET /', drop: 'a' },
  { how: 'headers that never end', begin: head('GET /healthz HTTP/1.1', ''), drop: 'X-A: b\r\n' },
  { how: 'a body by drops', begin: `${post('Content-Length: 60000')}\r\n\r\n`, drop: ' ' },
  { how: 'a body that never begins', begin: `${post('Content-Length: 10')}\r\n\r\n` },
  {
    how: 'a body that is asked for and never comes',
    begin: `${post('Content-Length: 10', 'Expect: 100-continue')}\r\n\r\n`,
  },
  { how: 'chunks without end', begin: `${post('Transfer-Encoding: chunked')}\r\n\r\n`, drop: '1\r\n \r\n' },
  { how: 'a chunk that never ends', begin: `${post('Transfer-Encoding: chunked')}\r\n\r\nffff\r\n`, drop: 'x' },
  { how: 'a chunk extension that never ends', begin: `${post('Transfer-Encoding: chunked')}\r\n\r\n2;`, drop: 'x' },
  {
    how: 'a body where none belongs',
    begin: `${head('GET /api/v1/auth/me HTTP/1.1', 'Transfer-Encoding: chunked')}\r\n\r\n`,
    drop: '1\r\nx\r\n',
  },
  { how: 'a body that is too large', begin: `${post('Content-Length: 900000000')}\r\n\r\n`, drop: 'x'.repeat(1_000) },
  {
    how: 'a body of another type',
    begin: `${post('Content-Length: 900000').replace('application/json', 'text/plain')}\r\n\r\n`,
    drop: 'x',
  },
  { how: 'an upgrade that is not finished', begin: handshake.slice(0, -4) },
  { how: 'an upgrade without a hello', begin: handshake },
  { how: 'an upgrade with half a frame', begin: `${handshake}\x81\xfe`, drop: '\x00' },
  {
    how: 'an upgrade with a message by drops',
    begin: `${handshake}\x01\x81\x00\x00\x00\x00{`,
    drop: '\x00\x81\x00\x00\x00\x00 ',
  },
  { how: 'an upgrade that pings and never says hello', begin: handshake, drop: '\x89\x80\x00\x00\x00\x00' },
  // Refused at once; the client just does not hang up.
  ...httpAttacks
    .filter(({ expected }) => expected === 'refused')
    .map(({ how, bytes }) => ({ how: `after ${how}`, begin: bytes })),
];

/** Nobody holds a connection who does nothing with it: headers 10 s, a body 10 s, a request 30 s, a hello 5 s. */
export const lingering: Attempt = {
  name: 'lingering: slowloris, bodies by drops, unfinished upgrades, refused and not hung up',
  async run(ground) {
    const replica = ground.site.replicas[0];
    if (!replica) throw new Error('There is no replica.');
    const before = await heldBy(replica);
    return watched(ground, async () => {
      const lines = await Promise.all(
        ways.flatMap((way) => Array.from({ length: ground.times(1, 5) }, () => hold(ground, way))),
      );
      const dropping = setInterval(() => {
        for (const { line, way } of lines) if (way.drop) line.send(way.drop);
      }, 400);
      try {
        const most = await accepted(replica);
        const held = await Promise.all(
          lines.map(async ({ line, way }) => ((await line.hear(LONGEST_MS)).ended ? [] : [way.how])),
        );
        // The other side may have said its last word and wait for ours.
        const late = await letGo(replica, before, 3_000);
        return {
          tried: lines.length,
          failures: [
            ...late,
            ...[...new Set(held.flat())].map((how) => `still open after ${LONGEST_MS / 1_000} s: ${how}`),
          ],
          figures: { 'connections at most': String(most - before.descriptors) },
        };
      } finally {
        clearInterval(dropping);
        for (const { line } of lines) line.cut();
      }
    });
  },
};

/** 30 s for a request, looked at every 5 s, and some patience for a slow machine. */
const LONGEST_MS = 40_000;

/** How many descriptors there are once all that came has been accepted. */
async function accepted(replica: Replica): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  return descriptorsOf(replica);
}

async function hold(ground: Ground, way: Lingering): Promise<{ line: RawLine; way: Lingering }> {
  const line = await RawLine.open(ground.site.replicas[0]?.port as number);
  line.send(way.begin);
  return { line, way };
}
