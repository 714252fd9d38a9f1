import { readFileSync } from 'node:fs';
import { closeCodes } from '@tandem/contract';
import type { Replica } from '../../site/replica.ts';
import { RawLine } from '../bytes/raw-line.ts';
import type { Attempt, Ground } from '../ground.ts';
import type { Talk } from '../people/talk.ts';
import { comeBack, fill, heaviestBytes } from './long-ticket.ts';
import { heldBy, letGo, mebibytes } from './resources.ts';
import { watched } from './watch.ts';

const MIB = 1_048_576;
/** More than this is never kept for one socket. */
const MOST_KEPT = 16 * MIB;

/** A socket that reads nothing of a busy ticket costs a bounded amount of memory, is sent away, and misses nothing. */
export const slowSockets: Attempt = {
  name: 'slow readers: sockets on a busy ticket that read nothing, or late',
  run: (ground) =>
    watched(ground, async () => {
      const replica = ground.site.replicas[0];
      if (!replica) throw new Error('There is no replica.');
      const [customer, agent] = [await ground.person('customer'), await ground.person('agent')];
      const { id } = await ground.ticket(customer);
      const before = await heldBy(replica);
      const deaf = await Promise.all(
        Array.from({ length: ground.times(2, 10) }, () => deafTo(id, () => customer.talk())),
      );
      await fill(agent, id, Math.ceil((MOST_KEPT + kernelKeeps() + 2 * MIB) / heaviestBytes));
      const { heap } = await heldBy(replica);
      const failures = await letGo(replica, before, 6_000);
      for (const talk of deaf) talk.end();
      const grown = heap - before.heap;
      // They have the same ticket open: what is kept for them is kept once.
      if (grown > 4 * MOST_KEPT) failures.push(`memory grew by ${mebibytes(grown)}`);
      failures.push(...(await comeBack(customer, id, 1)));
      if (ground.depth.name === 'full') failures.push(...(await readLate(ground)));
      return { tried: deaf.length + 2, failures, figures: { kept: mebibytes(grown) } };
    }),
};

/** Who reads on in time is told the code, and comes back to all the rest. */
async function readLate(ground: Ground): Promise<string[]> {
  const [customer, agent] = [await ground.person('customer'), await ground.person('agent')];
  const { id } = await ground.ticket(customer);
  const late = await deafTo(id, () => customer.talk());
  const port = localPortOf(late);
  // Right after the last that is kept, and before the two seconds are over in which it may still be read.
  for (let sent = 0; sent - kernelHolds(port) < MOST_KEPT + MIB; sent += STEP * heaviestBytes) {
    if (sent > 4 * MOST_KEPT) return ['who reads late is sent more and more'];
    await fill(agent, id, STEP);
  }
  late.socket.resume();
  const closed = await Promise.race([
    late.closed,
    new Promise<undefined>((resolve) => setTimeout(resolve, 8_000, undefined)),
  ]);
  late.end();
  const seen = late.events.filter(({ type }) => type === 'timeline.entry').length;
  return [
    ...(closed?.code === closeCodes.tooFast ? [] : [`who reads late is closed with ${closed?.code}`]),
    ...(seen > 0 ? [] : ['who reads late got nothing of what was sent to them']),
    ...(await comeBack(customer, id, seen + 1)),
  ];
}

const STEP = 8;

/** The memory a process holds once it does not grow any more, which it is given twenty seconds for. */
async function settled(replica: Replica): Promise<number> {
  let last = 0;
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const { heap } = await heldBy(replica);
    if (Math.abs(heap - last) < 2 * MIB) return heap;
    last = heap;
  }
  return last;
}

async function deafTo(ticketId: number, open: () => Promise<Talk>): Promise<Talk> {
  const talk = await open();
  await talk.command('ticket.open', { ticketId, after: null });
  talk.socket.pause();
  return talk;
}

/** What the kernel takes for a connection at most before the process itself has to keep it. */
function kernelKeeps(): number {
  const largest = (name: string) => Number(readFileSync(`/proc/sys/net/ipv4/${name}`, 'utf8').trim().split(/\s+/)[2]);
  return largest('tcp_rmem') + largest('tcp_wmem');
}

/** What it holds now of the connection from this port of ours: sent and not taken, taken and not read. */
function kernelHolds(port: number): number {
  const name = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  let held = 0;
  for (const line of readFileSync('/proc/net/tcp', 'utf8').split('\n').slice(1)) {
    const [, local = '', remote = '', , queues = ''] = line.trim().split(/\s+/);
    const [sending = '0', received = '0'] = queues.split(':');
    if (remote.endsWith(name)) held += Number.parseInt(sending, 16);
    if (local.endsWith(name)) held += Number.parseInt(received, 16);
  }
  return held;
}

/** Of the socket under a WebSocket, which ws does not hand out. */
const localPortOf = ({ socket }: Talk): number =>
  (socket as unknown as { _socket: { localPort: number } })._socket.localPort;

const CONNECTIONS = 40;
/** More than the kernel takes of them, fewer than end the connection. */
const ASKED_AT_ONCE = 20;
/** A connection on which nothing moves for a minute ends; what moved last may have been its own buffers. */
const STALLED_MS = 130_000;

/** Somebody who asks for the longest pages there are over many connections and reads none of them. */
export const slowAnswers: Attempt = {
  name: 'slow readers: the longest pages asked for over 40 connections, none read',
  run: (ground) =>
    watched(ground, async () => {
      const replica = ground.site.replicas[0];
      if (!replica) throw new Error('There is no replica.');
      const customer = await ground.person('customer');
      const { id } = await ground.ticket(customer);
      await fill(customer, id, 100);
      const before = await heldBy(replica);
      const ask = [
        `GET /api/v1/tickets/${id}/timeline?limit=200 HTTP/1.1`,
        'Host: localhost',
        `Authorization: Bearer ${customer.accessToken}`,
        `Cookie: ${customer.held.cookie}`,
        '\r\n',
      ].join('\r\n');
      const lines = await Promise.all(
        Array.from({ length: CONNECTIONS }, async () => {
          const line = await RawLine.open(replica.port);
          line.socket.pause();
          line.send(ask.repeat(ASKED_AT_ONCE));
          return line;
        }),
      );
      const heap = await settled(replica);
      const failures = ground.depth.name === 'full' ? await letGo(replica, before, STALLED_MS) : [];
      for (const line of lines) line.cut();
      failures.push(...(await letGo(replica, before, 5_000)));
      const grown = heap - before.heap;
      if (grown > 100 * MIB) failures.push(`memory grew by ${mebibytes(grown)}`);
      return { tried: CONNECTIONS * ASKED_AT_ONCE, failures, figures: { kept: mebibytes(grown) } };
    }),
};
