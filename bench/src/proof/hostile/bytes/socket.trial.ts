import { socketPath, socketProtocol } from '@tandem/contract';
import fc from 'fast-check';
import type { Attempt, Ground } from '../ground.ts';
import { watched } from '../strain/watch.ts';
import { RawLine } from './raw-line.ts';
import { closeCodeIn, type SocketAttack, socketAttacks } from './socket-attacks.ts';

/** What breaks the protocol closes that socket, with the code that says why, and no other. */
export const socketBytes: Attempt = {
  name: 'bytes at the WebSocket parser: forbidden, endless and random frames',
  run: (ground) =>
    watched(ground, async () => {
      const failures: string[] = [];
      const lines: RawLine[] = [];
      const random = randomFrames(ground);
      const tries = [
        ...socketAttacks.map((attack) => () => attacked(ground, attack, lines)),
        ...random.map((bytes, index) => () => survived(ground, bytes, index, lines)),
      ];
      try {
        for (let from = 0; from < tries.length; from += AT_ONCE) {
          const faults = await Promise.all(tries.slice(from, from + AT_ONCE).map((attempt) => attempt()));
          failures.push(...faults.filter((fault) => fault !== undefined));
        }
        return { tried: tries.length, failures };
      } finally {
        for (const line of lines) line.cut();
      }
    }),
};

const AT_ONCE = 20;
/** A socket that is closed waits two seconds for the other side to take its leave; a busy machine may take longer. */
const CLOSED_WITHIN_MS = 8_000;

async function attacked(
  ground: Ground,
  { how, bytes, code }: SocketAttack,
  lines: RawLine[],
): Promise<string | undefined> {
  const { line, greeting } = await upgraded(ground, lines);
  line.send(Buffer.concat(bytes));
  const heard = await line.hear(CLOSED_WITHIN_MS);
  const closed = closeCodeIn(heard.bytes.subarray(greeting));
  if (!heard.ended) return `${how}: the connection is still open after ${CLOSED_WITHIN_MS / 1_000} s`;
  return closed === code ? undefined : `${how}: closed with ${closed} instead of ${code}`;
}

/** Random frames may do anything to their own socket within five seconds; the watch sees to the others. */
async function survived(ground: Ground, bytes: Buffer, index: number, lines: RawLine[]): Promise<string | undefined> {
  const { line, greeting } = await upgraded(ground, lines);
  line.send(bytes);
  line.socket.end();
  const heard = await line.hear(CLOSED_WITHIN_MS);
  const closed = closeCodeIn(heard.bytes.subarray(greeting));
  if (!heard.ended) return `random frames ${index}: the connection outlived its client`;
  return closed === 1011 ? `random frames ${index}: closed with 1011` : undefined;
}

/** A socket that has said nothing yet, opened by hand. */
async function upgraded(ground: Ground, lines: RawLine[]): Promise<{ line: RawLine; greeting: number }> {
  const line = await RawLine.open(ground.site.replicas[0]?.port as number);
  lines.push(line);
  line.send(handshake);
  const text = await line.until((heard) => heard.includes('\r\n\r\n'), 10_000);
  if (!text.startsWith('HTTP/1.1 101')) throw new Error(`The upgrade was answered: ${text.slice(0, 100)}`);
  return { line, greeting: text.indexOf('\r\n\r\n') + 4 };
}

export const handshake = [
  `GET ${socketPath} HTTP/1.1`,
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  `Sec-WebSocket-Protocol: ${socketProtocol}`,
  '\r\n',
].join('\r\n');

/** Bytes of any kind, and forbidden frames one after the other, cut and mixed. */
function randomFrames(ground: Ground): Buffer[] {
  const raw = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes));
  const some = socketAttacks.filter(({ bytes }) => bytes.length < 10);
  const mixed = fc
    .array(
      fc.oneof(
        raw,
        fc.constantFrom(...some).map(({ bytes }) => Buffer.concat(bytes)),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .chain((list) => fc.nat(300).map((cut) => Buffer.concat(list).subarray(cut % 7)));
  const { seed } = ground.depth;
  return fc.sample(fc.oneof(raw, mixed), { seed, numRuns: ground.times(40, 1_000) });
}
