import { randomUUID } from 'node:crypto';
import { closeCodes, type Entry } from '@tandem/contract';
import { RawLine } from '../bytes/raw-line.ts';
import { handshake } from '../bytes/socket.trial.ts';
import { frame } from '../bytes/socket-attacks.ts';
import type { Attempt, Ground } from '../ground.ts';
import { heldBy, letGo } from './resources.ts';
import { watched } from './watch.ts';

/** Whoever sends faster than is answered is sent away; whoever else is there hardly notices. */
export const floods: Attempt = {
  name: 'floods: pings, commands, messages, requests one behind the other',
  run: (ground) =>
    watched(ground, async () => {
      const replica = ground.site.replicas[0];
      if (!replica) throw new Error('There is no replica.');
      const before = await heldBy(replica);
      const stories = [pings, commands, messages, requests];
      const told = await Promise.all(
        stories.flatMap((story) => Array.from({ length: ground.times(1, 5) }, () => story(ground, replica.port))),
      );
      // In the short run others use the process, too.
      const left = ground.depth.name === 'full' ? await letGo(replica, before, 10_000) : [];
      return { tried: told.length, failures: [...told.flat(), ...left] };
    }),
};

type Story = (ground: Ground, port: number) => Promise<string[]>;

/** Pings of the protocol itself, with a payload that has to come back; none of the answers is read. */
const pings: Story = async (ground, port) => {
  const line = await RawLine.open(port);
  line.send(handshake);
  await line.until((text) => text.includes('\r\n\r\n'), 10_000);
  line.socket.pause();
  const burst = Buffer.concat(Array.from({ length: 2_000 }, () => frame({ opcode: 9 }, 'x'.repeat(125))));
  for (let sent = 0; sent < ground.times(10, 50); sent++) {
    line.send(burst);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  line.socket.resume();
  const { ended } = await line.hear(8_500);
  line.cut();
  return ended ? [] : ['a socket that only pings is still there'];
};

const commands: Story = async (ground) => {
  const talk = await (await ground.person('customer')).talk();
  for (let id = 100; id < 10_100; id++) talk.socket.send(`{"id":${id},"type":"ping","payload":{}}`);
  const { code } = await talk.closed;
  return code === closeCodes.tooFast ? [] : [`ten thousand commands at once close with ${code}`];
};

/** What was acknowledged before the end is there, once; nothing is there twice. */
const messages: Story = async (ground) => {
  const customer = await ground.person('customer');
  const ticket = await ground.ticket(customer);
  const talk = await customer.talk();
  await talk.command('ticket.open', { ticketId: ticket.id, after: null });
  const acknowledged = new Set<string>();
  talk.socket.on('message', (data) => {
    const { ok, payload } = JSON.parse(data.toString()) as { ok?: boolean; payload?: { entry?: Entry } };
    if (ok && payload?.entry?.clientId) acknowledged.add(payload.entry.clientId);
  });
  for (let id = 100; id < 600; id++) {
    const payload = { ticketId: ticket.id, clientId: randomUUID(), body: 'Hello? '.repeat(50) };
    talk.socket.send(JSON.stringify({ id, type: 'message.send', payload }));
  }
  const { code } = await talk.closed;
  const items: Entry[] = [];
  for (let more = true; more; ) {
    const path = `/tickets/${ticket.id}/timeline?limit=200&after=${items.at(-1)?.seq ?? 0}`;
    const page = await customer.get<{ items: Entry[] }>(path);
    items.push(...page.items);
    more = page.items.length > 0;
  }
  const kept = items.flatMap(({ clientId }) => clientId ?? []);
  const lost = [...acknowledged].filter((clientId) => !kept.includes(clientId));
  return [
    ...(code === closeCodes.tooFast ? [] : [`500 messages at once close with ${code}`]),
    ...(lost.length > 0 ? [`${lost.length} acknowledged messages are gone`] : []),
    ...(new Set(kept).size === kept.length ? [] : ['a message is there twice']),
  ];
};

/** Requests that do not wait for their answers; a connection with too many of them is cut. */
const requests: Story = async (_ground, port) => {
  const line = await RawLine.open(port);
  line.send('GET /api/v1/auth/me HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(20_000));
  const { ended } = await line.hear(10_000);
  line.cut();
  return ended ? [] : ['a connection with 20,000 requests one behind the other is still there'];
};
