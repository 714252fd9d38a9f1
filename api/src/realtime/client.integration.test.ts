import { randomUUID } from 'node:crypto';
import type { Stores } from '@tandem/client';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Device } from '../testing/device.ts';
import { startTestApi, stopTestApis, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
const devices: Device[] = [];
beforeAll(async () => {
  api = await startTestApi();
});
afterEach(() => {
  for (const device of devices.splice(0)) device.close();
});
afterAll(stopTestApis);

const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 20 });
const isLive = (tab: Stores) => until(() => expect(tab.connection.state).toBe('live'));
const password = 'correct horse battery';

async function customer(name = 'Ana') {
  const device = new Device(api.origin);
  devices.push(device);
  const tab = await device.open();
  const email = `${name.toLowerCase()}-${randomUUID()}@example.test`;
  await tab.session.signUp({ name, email, password });
  await isLive(tab);
  return { device, tab, email };
}

async function agent(name = 'Ben') {
  const email = `${name.toLowerCase()}-${randomUUID()}@example.test`;
  await api.api.accounts.createStaff({ name, email, password }, 'agent');
  const device = new Device(api.origin, 'console');
  devices.push(device);
  const tab = await device.open();
  await tab.session.logIn({ email, password });
  await isLive(tab);
  return { device, tab, email };
}

const newTicket = { title: 'The printer is on fire', description: 'It began this morning.', categoryId: 1 };

/** Ana and Ben with Ana's new ticket open on both sides. */
async function conversation() {
  const [ana, ben] = await Promise.all([customer(), agent()]);
  const ticket = await ana.tab.tickets.create(newTicket);
  await Promise.all([ana.tab.ticket.open(ticket.id), ben.tab.ticket.open(ticket.id)]);
  return { ana, ben, ticket };
}
const bodies = ({ timeline }: Stores) => timeline.entries.map(({ body }) => body).filter((body) => body !== undefined);

describe('the client on the real api', () => {
  test('the whole job: a ticket is opened, staff hear of it at once, both talk, it gets closed', async () => {
    const [ana, ben] = await Promise.all([customer(), agent()]);
    await Promise.all([ana.tab.tickets.show({}), ben.tab.tickets.show({ status: ['open'] })]);
    const ticket = await ana.tab.tickets.create(newTicket);
    await until(() => expect(ben.tab.tickets.items.map(({ id }) => id)).toContain(ticket.id));
    await until(() => expect(ben.tab.activity.items[0]).toMatchObject({ kind: 'ticket.created', seq: 1 }));
    expect(ben.tab.activity.unread).toBe(1);

    await Promise.all([ana.tab.ticket.open(ticket.id), ben.tab.ticket.open(ticket.id)]);
    expect(await ben.tab.ticket.claim()).toBe(true);
    ben.tab.timeline.setTyping(true);
    await until(() => expect(ana.tab.timeline.typing.map(({ name }) => name)).toEqual(['Ben']));
    ben.tab.timeline.send('Have you tried water?');
    await until(() => expect(bodies(ana.tab)).toEqual(['Have you tried water?']));
    ana.tab.timeline.markRead();
    await until(() => expect(ben.tab.timeline.readingsOf(3)).toMatchObject([{ reader: { name: 'Ana' } }]));
    expect(Date.parse(ben.tab.timeline.readingsOf(3)[0]?.at ?? '')).toBeGreaterThan(Date.now() - 60_000);
    ana.tab.timeline.send('That helped.');
    await until(() => expect(bodies(ben.tab)).toEqual(['Have you tried water?', 'That helped.']));

    expect(await ben.tab.ticket.setStatus('resolved')).toBe(true);
    await until(() => expect(ana.tab.ticket.ticket?.status).toBe('resolved'));
    expect(await ana.tab.ticket.setStatus('closed')).toBe(true);
    await until(() => expect(ben.tab.ticket.ticket?.status).toBe('closed'));
    await until(() => expect(ben.tab.tickets.items.map(({ id }) => id)).not.toContain(ticket.id));
    await until(() => expect(ana.tab.timeline.entries).toEqual(ben.tab.timeline.entries));
    expect(ana.tab.tickets.items[0]).toMatchObject({ id: ticket.id, status: 'closed' });
  });

  test('after a break both sides have the same conversation, and the one who was away is told how much they missed', async () => {
    const { ana, ben } = await conversation();
    ana.device.cut();
    await until(() => expect(ana.tab.connection.state).not.toBe('live'));
    ana.tab.timeline.send('Are you there?');
    for (const body of ['one', 'two', 'three', 'four', 'five', 'six', 'seven']) ben.tab.timeline.send(body);
    await until(() => expect(bodies(ben.tab)).toHaveLength(7));
    expect(ana.tab.timeline.outgoing).toMatchObject([{ body: 'Are you there?' }]);

    ana.device.mend();
    await until(() => expect(ana.tab.timeline.away).toEqual({ afterSeq: 1, count: 7 }));
    // Ben wrote meanwhile, so Ana decides.
    await until(() => expect(ana.tab.timeline.outgoing).toMatchObject([{ state: 'stale' }]));
    const [waiting] = ana.tab.timeline.outgoing;
    expect(waiting?.missed.map(({ body }) => body).at(-1)).toBe('seven');
    ana.tab.outbox.sendAnyway(waiting?.clientId ?? '');
    await until(() => expect(bodies(ben.tab).at(-1)).toBe('Are you there?'));
    await until(() => expect(ana.tab.timeline.entries).toEqual(ben.tab.timeline.entries));
    expect(ana.tab.outbox.messages).toEqual([]);
  });

  test('what was written without network survives the page and leaves once it is opened again', async () => {
    const { ana, ben, ticket } = await conversation();
    ana.device.cut();
    for (const body of ['one', 'two', 'three']) ana.tab.timeline.send(body);
    ana.device.crash(ana.tab);
    ana.device.mend();
    const tab = await ana.device.open();
    expect(tab.session.user?.name).toBe('Ana');
    await until(() => expect(bodies(ben.tab)).toEqual(['one', 'two', 'three']));
    await tab.ticket.open(ticket.id);
    await until(() => expect(bodies(tab)).toEqual(['one', 'two', 'three']));
  });

  test('messages sent while the network comes and goes arrive once each and in order', async () => {
    const { ana, ben } = await conversation();
    const written = Array.from({ length: 30 }, (_, index) => `message ${index}`);
    for (const [index, body] of written.entries()) {
      ana.tab.timeline.send(body);
      if (index % 10 === 4) ana.device.cut();
      if (index % 10 === 9) ana.device.mend();
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    await until(() => expect(bodies(ben.tab)).toEqual(written));
    await until(() => expect(bodies(ana.tab)).toEqual(written));
    expect(ben.tab.timeline.entries.map(({ seq }) => seq)).toEqual(written.map((_, index) => index + 1).concat(31));
  });

  test('two staff who claim at once: one gets it, the other sees who', async () => {
    const { ben, ticket } = await conversation();
    const cleo = await agent('Cleo');
    await cleo.tab.ticket.open(ticket.id);
    const claims = await Promise.all([ben.tab.ticket.claim(), cleo.tab.ticket.claim()]);
    expect([...claims].sort()).toEqual([false, true]);
    const [winner, loser] = claims[0] ? [ben, cleo] : [cleo, ben];
    expect(loser.tab.ticket.conflict).toMatchObject({ now: { assignee: { name: winner.tab.session.user?.name } } });
  });

  test('signing out in one tab signs out the other, and ends what runs', async () => {
    const { device, tab } = await customer();
    const other = await device.open();
    await isLive(other);
    await tab.session.logOut();
    await until(() => expect(other.session.state).toBe('signed_out'));
    expect(other.connection.state).toBe('signed_out');
    const later = await device.open();
    expect(later.session.state).toBe('signed_out');
  });

  test('signing out without network is made up for at the next start', async () => {
    const { device, tab, email } = await customer();
    device.cut();
    await tab.session.logOut();
    device.mend();
    const later = await device.open();
    expect(later.session.state).toBe('signed_out');
    await later.session.logIn({ email, password });
    expect(later.session.state).toBe('signed_in');
  });

  test('many tabs that open at once share the session', async () => {
    const { device } = await customer();
    const tabs = await Promise.all(Array.from({ length: 6 }, () => device.open()));
    expect(tabs.map(({ session }) => session.state)).toEqual(Array(6).fill('signed_in'));
    await Promise.all(tabs.map(isLive));
  });

  test('a customer does not find another’s ticket', async () => {
    const { ticket } = await conversation();
    const stranger = await customer('Eve');
    await stranger.tab.ticket.open(ticket.id);
    expect(stranger.tab.ticket).toMatchObject({ state: 'failed', failure: { code: 'not_found' }, ticket: null });
  });

  test('a new password: this device goes on in all its tabs, the others are asked to sign in again', async () => {
    const { device, tab, email } = await customer();
    const second = await device.open();
    await isLive(second);
    const phone = new Device(api.origin);
    devices.push(phone);
    const elsewhere = await phone.open();
    await elsewhere.session.logIn({ email, password });
    await isLive(elsewhere);

    await tab.profile.changePassword({ currentPassword: password, newPassword: 'nine lanterns on a frozen lake' });

    await until(() =>
      expect(elsewhere.session).toMatchObject({ state: 'expired', endReason: 'password_changed', user: { email } }),
    );
    for (const here of [tab, second]) {
      await here.devices.load();
      expect(here.devices.items).toHaveLength(1);
      expect(here.session.state).toBe('signed_in');
      expect(here.connection.state).toBe('live');
    }
    device.crash(second);
    const third = await device.open();
    expect(third.session.state).toBe('signed_in');
  });

  test('a new name is in the lists and conversations of others, and at the other device, at once', async () => {
    const { ana, ben } = await conversation();
    await ben.tab.tickets.show({ status: ['open'] });
    ana.tab.timeline.send('Hello?');
    await until(() => expect(bodies(ben.tab)).toContain('Hello?'));
    await ana.tab.profile.rename({ name: 'Anna' });

    expect(ana.tab.session.user?.name).toBe('Anna');
    await until(() => expect(ben.tab.ticket.ticket?.customer.name).toBe('Anna'));
    expect(new Set(ben.tab.timeline.entries.map(({ author }) => author.name))).toEqual(new Set(['Anna']));
    expect(ben.tab.tickets.items.find(({ id }) => id === ben.tab.ticket.ticketId)?.customer.name).toBe('Anna');
  });
});
