import { acknowledged, conversation, write } from '../../portal/e2e/conversation.ts';
import { ApiPerson } from './api-person.ts';
import { expect, inInbox, test } from './desk.ts';
import { Line } from './line.ts';
import { badgeOf, noticesOf, press, showsOf, timeOut, windowOf } from './recorders.ts';

const withoutLimits = {
  LIMIT_TICKETS_PER_ACCOUNT: 'off',
  LIMIT_MESSAGES_PER_ACCOUNT: 'off',
  LIMIT_REQUESTS_PER_SESSION: 'off',
};

// Not on shared stores: there the stories beside this one open tickets, too, which staff are told of.
test('a new ticket is told at once, with the window away; a press opens it, and the badge follows what is read', async ({
  atDesk,
  server,
}) => {
  const ben = await atDesk('Ben Notice');
  const ana = await ApiPerson.signUp(server, 'Ana Notice');
  await ben.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const before = await badgeOf(ben.app);
  const id = await ana.openTicket('The label does not print');
  const told = { id: `ticket-${id}`, title: expect.stringContaining('Ana Notice'), silent: false };
  await expect
    .poll(() => noticesOf(ben.app))
    .toEqual([{ ...told, body: expect.stringContaining('The label does not print') }]);
  await expect.poll(() => badgeOf(ben.app)).toBe(before + 1);
  expect((await windowOf(ben.app))?.title).toBe(`(${before + 1}) Tandem`);

  await test.step('further messages change the notice without a sound', async () => {
    await ana.write(id, 'Neither on the other printer');
    await ana.write(id, 'Nor from the phone');
    const changed = { id: `ticket-${id}`, title: '2 new messages', silent: true };
    await expect.poll(() => noticesOf(ben.app)).toMatchObject([changed]);
  });

  await test.step('pressed, the window comes up with the ticket, and the notice is gone', async () => {
    await press(ben.app, `ticket-${id}`);
    await expect(conversation(ben.page)).toContainText('Nor from the phone');
    expect(await windowOf(ben.app)).toMatchObject({ visible: true, minimized: false });
    await expect.poll(() => noticesOf(ben.app)).toEqual([]);
    await expect.poll(() => badgeOf(ben.app)).toBe(before);
  });

  await test.step('what happens on the ticket one looks at is not told', async () => {
    await ana.write(id, 'It prints by now');
    await expect(conversation(ben.page)).toContainText('It prints by now');
    await write(ben.page, 'Good to hear');
    await acknowledged(ben.page, 'Good to hear');
    expect(await noticesOf(ben.app)).toEqual([]);
  });
});

test('what somebody else takes care of is taken back, from the centre of the system, too', async ({
  atDesk,
  server,
}) => {
  test.slow(); // two consoles
  const ben = await atDesk('Ben Elsewhere');
  const cleo = await atDesk('Cleo Elsewhere');
  const ana = await ApiPerson.signUp(server, 'Ana Elsewhere');
  const id = await ana.openTicket('The door does not open');
  for (const { app } of [ben, cleo]) await expect.poll(() => noticesOf(app)).toHaveLength(1);
  await timeOut(ben.app, `ticket-${id}`);
  expect(await noticesOf(ben.app)).toHaveLength(1);
  const other = await ApiPerson.logIn(server, cleo);
  await other.change(id, { assigneeId: other.id });
  await expect.poll(() => noticesOf(ben.app)).toEqual([]);
});

test('500 tickets in ten seconds come up as a few notices and one sum', async ({ atDesk, serverWith }) => {
  test.slow();
  const server = await serverWith(withoutLimits);
  const ben = await atDesk('Ben Burst', { server });
  const crowd = await Promise.all(Array.from({ length: 5 }, (_, at) => ApiPerson.signUp(server, `Ana Burst ${at}`)));
  const open = async (ana: ApiPerson, mine: number) => {
    for (let at = 0; at < 100; at += 1) await ana.openTicket(`Line ${mine} is down, call ${at}`);
  };
  await Promise.all(crowd.map(open));
  const sum = () => noticesOf(ben.app).then((notices) => notices.filter(({ id }) => id === 'burst'));
  await expect.poll(sum).toMatchObject([{ body: expect.stringContaining('tickets') }]);
  await expect.poll(() => badgeOf(ben.app)).toBeGreaterThan(99);
  const shows = await showsOf(ben.app);
  const single = new Set(shows.filter(({ id }) => id.startsWith('ticket-')).map(({ id }) => id));
  expect(single.size).toBeLessThanOrEqual(12); // three in ten seconds, however long a slow machine took for it
  expect(shows.filter(({ silent }) => !silent).length).toBeLessThanOrEqual(5);
  expect(shows.length).toBeLessThanOrEqual(60);
  await press(ben.app, 'burst');
  await inInbox(ben.page);
});

test('a night’s sleep with 300 things happening: in the morning it is one digest', async ({ atDesk, serverWith }) => {
  test.slow();
  const line = await Line.begin();
  const server = await serverWith({ ...withoutLimits, PUBLIC_URL: line.url });
  line.leadTo(server.url);
  const ben = await atDesk('Ben Asleep', { server, at: line.url });
  const ana = await ApiPerson.signUp(server, 'Ana Awake');
  line.cut();
  await expect(ben.page.getByText(/Reconnecting|offline/i).first()).toBeVisible();
  const ticketWithMessages = async (at: number) => {
    const id = await ana.openTicket(`In the night ${at}`);
    for (let message = 0; message < 4; message += 1) await ana.write(id, `Is anybody there? ${message}`);
  };
  for (let at = 0; at < 60; at += 4) await Promise.all([0, 1, 2, 3].map((more) => ticketWithMessages(at + more)));
  expect(await noticesOf(ben.app)).toEqual([]);

  line.mend();
  await ben.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  const digest = { id: 'digest', title: 'While you were away', body: expect.stringContaining('and more') };
  await expect.poll(() => noticesOf(ben.app)).toMatchObject([digest]);
  expect((await showsOf(ben.app)).filter(({ id, silent }) => id !== 'digest' || !silent)).toHaveLength(1);
  expect((await badgeOf(ben.app)) > 99).toBe(true);
  await press(ben.app, 'digest');
  await inInbox(ben.page);
  line.end();
});
