import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Computer } from './testing/computer.ts';
import { givenDesk, isLive, password, until } from './testing/given-desk.ts';

const desk = givenDesk();

async function bodiesOf(computer: Computer, id: number): Promise<string[]> {
  const list = { endpoint: 'timeline.list', input: { params: { id } } };
  const { items } = (await computer.ask('connection.request', list)) as { items: { body?: string }[] };
  return items.flatMap(({ body }) => body ?? []);
}

/** A message as a page has left it to be sent. */
function written(userId: number, ticketId: number, body: string) {
  const clientId = randomUUID();
  const message = { clientId, ticketId, body, at: new Date().toISOString(), order: 1, seenSeq: 1, state: 'queued' };
  return { key: `tandem.outbox.${userId}.${clientId}`, value: JSON.stringify(message) };
}

describe('a start without a window, on the real api', () => {
  test('a reply that waited when the app was quit is sent by the next start, without any window, once', async () => {
    const ben = await desk.atWork();
    const ticket = await desk.api.given.ticket(await desk.api.given.customer('Ana'));
    const { user } = await ben.ask('session.restore', {});
    const waiting = written(user?.id ?? 0, ticket.id, 'Have you tried water?');
    await ben.ask('kept.change', { changes: [waiting] });
    const bodies = () => bodiesOf(ben, ticket.id);
    expect(await bodies()).toEqual([]);
    await ben.quit();
    await ben.start();
    await until(async () => expect(await bodies()).toEqual(['Have you tried water?']));
    await until(() => expect(ben.app?.current?.session.keep?.entries()).toEqual([]));
    // Taken up by a page in the middle of it, or left on the disk by a crash: it goes out again and is recognised.
    await ben.ask('kept.change', { changes: [waiting] });
    await ben.quit();
    await ben.start();
    await isLive(ben);
    await until(() => expect(ben.app?.current?.session.keep?.entries()).toEqual([]));
    expect(await bodies()).toEqual(['Have you tried water?']);
  });

  test('a start that finds its session gone says so without a window, and after signing in all is there', async () => {
    const agent = await desk.agent();
    const ben = await desk.atWork(agent);
    await ben.ask('kept.change', { changes: [{ key: 'tandem.draft.1.7', value: 'half a sentence' }] });
    await ben.quit();
    await desk.revokeAll(agent);
    await ben.start();
    await until(() => expect(ben.badge).toBe('!'));
    expect(ben.read).toEqual(['You are signed out | Sign in again to hear of new tickets. What you wrote is kept.']);
    const { kept } = await ben.logIn(agent.email, password);
    await isLive(ben);
    expect(kept).toEqual([{ key: 'tandem.draft.1.7', value: 'half a sentence' }]);
    expect([ben.standing.size, ben.badge === '!']).toEqual([0, false]);

    await ben.ask('session.logOut', {});
    await ben.quit();
    await ben.start();
    await until(() => expect(ben.app?.current?.session.phase).toBe('signed_out'));
    expect([ben.standing.size, ben.badge]).toEqual([0, '']); // who signed out is not asked to sign in
  });
});
