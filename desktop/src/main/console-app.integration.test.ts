import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fakeSeal } from './testing/fake-files.ts';
import { givenDesk, isLive, password, until } from './testing/given-desk.ts';

const desk = givenDesk();
const { atWork } = desk;

describe('the app without its window, on the real api', () => {
  test('a new ticket is told of at once, and a press on the notice leads to it', async () => {
    const ben = await atWork();
    const ana = await desk.api.given.customer('Ana');
    const ticket = await desk.api.given.ticket(ana);
    await until(() => expect(ben.read).toEqual([`Ana opened a ticket | #${ticket.id} ${ticket.title}`]));
    expect(ben.badge).not.toBe('');
    ben.standing.get(`ticket-${ticket.id}`)?.onPressed();
    expect(ben.led).toEqual([{ ticketId: ticket.id }]);
    const { items } = await ben.ask('notices.outcomes', {});
    expect(items).toMatchObject([{ result: 'shown', reason: '' }]);
  });

  test('no token and no cookie ever reaches the window or a file', async () => {
    const ben = await atWork();
    await ben.ask('kept.change', { changes: [{ key: 'tandem.draft.1.7', value: 'a secret thought' }] });
    const answers = [
      await ben.call('session.restore', {}),
      await ben.call('connection.look', {}),
      await ben.call('app.facts', {}),
      await ben.call('connection.request', { endpoint: 'session.me', input: {} }),
    ];
    await until(() => expect([...ben.files.contents.keys()].some((name) => name.endsWith('.keep'))).toBe(true));
    const visible = JSON.stringify([answers, ben.told, [...ben.files.contents]]);
    expect(visible).not.toMatch(/eyJ|tandem_refresh|accessToken/);
    expect(JSON.stringify([...ben.files.contents])).not.toContain('secret thought');
    expect(ben.network.cookies.size).toBe(1);
  });

  test('quit and started again, somebody is still signed in, and what they wrote is there', async () => {
    const ben = await atWork();
    await ben.ask('kept.change', { changes: [{ key: 'tandem.draft.1.7', value: 'half a sentence' }] });
    await ben.quit();
    await ben.start();
    const { user, kept } = await ben.ask('session.restore', {});
    expect(user?.name).toBe('Ben');
    expect(kept).toEqual([{ key: 'tandem.draft.1.7', value: 'half a sentence' }]);
    await isLive(ben);
  });

  test('without a keychain nothing is kept: the next start asks to sign in', async () => {
    const computer = desk.computer(fakeSeal(false));
    await computer.start();
    await computer.logIn((await desk.agent()).email, password);
    await computer.ask('kept.change', { changes: [{ key: 'tandem.draft.1.7', value: 'half a sentence' }] });
    expect((await computer.ask('app.facts', {})).keeps).toBe(false);
    await computer.quit();
    expect([...computer.files.contents.keys()]).toEqual(['settings.json']);
    computer.network.cookies.clear(); // they were in memory, too
    await computer.start();
    expect((await computer.ask('session.restore', {})).user).toBeNull();
  });

  test('signing out stops everything: connection, notices, badge, and the files of the account', async () => {
    const ben = await atWork();
    const ana = await desk.api.given.customer('Ana');
    await ben.ask('kept.change', { changes: [{ key: 'tandem.draft.1.7', value: 'x' }] });
    await desk.api.given.ticket(ana);
    await until(() => expect(ben.standing.size).toBe(1));
    await ben.ask('session.logOut', {});
    expect([ben.standing.size, ben.badge, ben.line]).toEqual([0, '', 'signed_out']);
    expect([...ben.files.contents.keys()].filter((name) => name.endsWith('.keep'))).toEqual([]);
    await until(() => expect(ben.network.connections).toBe(0));
    const asked = ben.network.asked.length;
    await desk.api.given.ticket(ana);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([ben.standing.size, ben.network.asked.length]).toEqual([0, asked]);
    expect((await ben.ask('session.restore', {})).user).toBeNull();
  });

  test('a session revoked elsewhere: the badge says so, it is told once, and the window knows why', async () => {
    const agent = await desk.agent();
    const ben = await atWork(agent);
    await desk.revokeAll(agent);
    await until(() => expect(ben.badge).toBe('!'));
    expect(ben.read).toEqual(['You are signed out | Sign in again to hear of new tickets. What you wrote is kept.']);
    expect(ben.told.filter(({ note }) => note === 'session.ended')).toHaveLength(1);
    await ben.logIn(agent.email, password);
    await isLive(ben);
    expect([ben.standing.size, ben.badge === '!']).toEqual([0, false]);
  });

  test('a night’s sleep with 300 things that happened is one digest', async () => {
    const ben = await atWork();
    const ana = await desk.api.given.customer('Ana');
    const tickets = await Promise.all(Array.from({ length: 10 }, () => desk.api.given.ticket(ana)));
    await until(() => expect(ben.standing.get('burst')?.body).toMatch(/7 updates/));
    const before = ben.shown.length;
    ben.sleep();
    const write = async (id: number) => {
      for (let at = 0; at < 30; at += 1) {
        await ana.post(`/tickets/${id}/messages`, { clientId: randomUUID(), body: `message ${at}` });
      }
    };
    await Promise.all(tickets.map(({ id }) => write(id)));
    ben.wake();
    await until(() => expect(ben.standing.has('digest')).toBe(true), 15_000);
    expect(ben.shown.slice(before).map(({ id }) => id)).toEqual(['digest']);
    expect(ben.standing.get('digest')?.title).toBe('While you were away');
  }, 60_000);

  test('500 new tickets at once are a few notices and a summary', async () => {
    const ben = await atWork();
    const ana = await desk.api.given.customer('Ana');
    for (let at = 0; at < 10; at += 1) {
      await Promise.all(Array.from({ length: 50 }, () => desk.api.given.ticket(ana, { priority: 'low' })));
    }
    const single = () => new Set(ben.shown.map(({ id }) => id).filter((id) => id.startsWith('ticket-'))).size;
    // Those that come slower than a burst does are told one by one; each of the rest is counted.
    const rest = () => `${500 - single()} updates in ${500 - single()} tickets`;
    await until(() => expect(ben.standing.get('burst')?.body).toBe(rest()), 30_000);
    expect(single()).toBeLessThanOrEqual(12);
    expect(ben.badge).toBe('100+');
  }, 90_000);

  test('two consoles of one agent: what is read at one is taken back at the other', async () => {
    const agent = await desk.agent();
    const [office, home] = [await atWork(agent), await atWork(agent)];
    const ana = await desk.api.given.customer('Ana');
    const ticket = await desk.api.given.ticket(ana);
    await until(() => expect([office.standing.size, home.standing.size]).toEqual([1, 1]));
    await office.ask('connection.request', {
      endpoint: 'timeline.markRead',
      input: { params: { id: ticket.id }, body: { seq: ticket.lastSeq } },
    });
    await until(() => expect([office.standing.size, office.badge]).toEqual([0, '']));
    home.app?.current?.notices.unread.moved();
    await until(() => expect([home.standing.size, home.badge]).toEqual([0, '']));
  });

  test('a ticket that a colleague takes needs nobody else: its notice goes', async () => {
    const [ben, cleo] = [await atWork(), await atWork()];
    const ana = await desk.api.given.customer('Ana');
    const ticket = await desk.api.given.ticket(ana);
    await until(() => expect([ben.standing.size, cleo.standing.size]).toEqual([1, 1]));
    const { user } = await cleo.ask('session.restore', {});
    await cleo.ask('connection.request', {
      endpoint: 'tickets.change',
      input: { params: { id: ticket.id }, body: { assigneeId: user?.id } },
    });
    await until(() => expect([ben.standing.size, cleo.standing.size]).toEqual([0, 0]));
  });

  test('the ticket in front of one’s eyes is not told of; with the window away it is', async () => {
    const ben = await atWork();
    const ana = await desk.api.given.customer('Ana');
    const ticket = await desk.api.given.ticket(ana);
    await until(() => expect(ben.standing.size).toBe(1));
    ben.isFocused = true;
    await ben.ask('connection.command', { name: 'ticket.open', payload: { ticketId: ticket.id, after: null } });
    expect(ben.standing.size).toBe(0);
    const write = () => ana.post(`/tickets/${ticket.id}/messages`, { clientId: randomUUID(), body: 'Hello' });
    await write();
    await until(() => expect(ben.told.some(({ note }) => note === 'connection.event')).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ben.standing.size).toBe(0);
    ben.isFocused = false;
    await write();
    await until(() => expect(ben.standing.size).toBe(1));
  });

  test('quiet hours and muted kinds, chosen at any device, are kept to here; the badge counts on', async () => {
    const ben = await atWork();
    const ana = await desk.api.given.customer('Ana');
    await ben.ask('connection.request', {
      endpoint: 'preferences.keep',
      input: { body: { muted: ['ticket.created'], quiet: null } },
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await desk.api.given.ticket(ana);
    await until(() => expect(ben.badge).toBe('1'));
    expect(ben.standing.size).toBe(0);
  });

  test('the service restarts in the middle of the day: the app comes back by itself and has missed nothing', async () => {
    const dan = await atWork();
    dan.network.cut();
    await until(() => expect(dan.line).not.toBe('live'));
    const ana = await desk.api.given.customer('Ana');
    await desk.api.given.ticket(ana);
    dan.network.mend();
    dan.app?.wake();
    await isLive(dan);
    await until(() => expect(dan.read).toEqual(['While you were away | 1 update in 1 ticket']));
  });

  test('a token that runs out in the middle of a reply is renewed, and the reply arrives once', async () => {
    const eva = await atWork();
    const ticket = await desk.api.given.ticket(await desk.api.given.customer('Ana'));
    eva.time.offset += 3_600_000; // by this clock the token is long over
    const input = { params: { id: ticket.id }, body: { clientId: randomUUID(), body: 'Have you tried water?' } };
    await eva.ask('connection.request', { endpoint: 'timeline.post', input });
    await eva.ask('connection.request', { endpoint: 'timeline.post', input });
    const { body } = await eva
      .ask('connection.request', {
        endpoint: 'timeline.list',
        input: { params: { id: ticket.id } },
      })
      .then((page) => ({ body: page as { items: { body?: string }[] } }));
    expect(body.items.filter(({ body: words }) => words === 'Have you tried water?')).toHaveLength(1);
    expect(eva.network.asked.filter((asked) => asked.endsWith('/auth/refresh')).length).toBeGreaterThanOrEqual(1);
  });

  test('the doctor finds everything in order, and says at which step it is not', async () => {
    const ben = await atWork();
    const well = await ben.ask('doctor.run', {});
    expect(well.findings.map(({ check, result }) => [check, result])).toEqual(
      ['address', 'proxy', 'name', 'reach', 'service', 'clock', 'live', 'notices', 'updates', 'policy'].map((check) => [
        check,
        'good',
      ]),
    );
    ben.network.cut();
    const ill = await ben.ask('doctor.run', {});
    expect(ill.findings.find(({ result }) => result === 'bad')).toMatchObject({ check: 'reach' });
    expect(JSON.stringify(ill)).not.toMatch(/eyJ|tandem_refresh/);
  });

  test('an address where no desk is changes nothing', async () => {
    const ben = await atWork();
    const report = await ben.ask('server.choose', { address: 'http://127.0.0.1:9' });
    expect(report.findings.some(({ result }) => result === 'bad')).toBe(true);
    expect(ben.app?.server).toBe(desk.api.origin);
    expect(ben.line).toBe('live');
  });
});
