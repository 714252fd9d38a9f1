import { beforeEach, expect, test } from 'vitest';
import type { FakeConnection } from '../testing/fake-connection.ts';
import { givenBrowser } from '../testing/notice-tabs.ts';
import { anActivity, ana, asParticipant, aTicket, kim, sam } from '../testing/samples.ts';

let browser: ReturnType<typeof givenBrowser>;
beforeEach(() => {
  browser = givenBrowser();
});
const tab = (...given: Parameters<typeof browser.tab>) => browser.tab(...given);
const otherTab = (...given: Parameters<typeof browser.tab>) => browser.otherTab(...given);
const answered = (...given: Parameters<typeof browser.answered>) => browser.answered(...given);
const happens = (...given: Parameters<typeof browser.happens>) => browser.happens(...given);

/** Five hundred customers open a ticket each within ten seconds. */
async function flood(tabs: { api: FakeConnection }[]) {
  for (let at = 0; at < 500; at += 1) {
    const activity = answered(1_000 + at);
    for (const { api } of at % 100 < 50 ? tabs : tabs.toReversed()) api.emit('activity', activity);
    if (at % 50 === 49) await browser.clock.advance(1_000);
  }
  await browser.clock.advance(10_000);
}

test('a flood is three notices and one sum, told within seconds and by one tab, however many are open', async () => {
  const tabs = [await tab(), await otherTab(), await otherTab()];
  await tabs[0]?.notices.turnOn();
  await flood(tabs);
  const notifiers = tabs.map(({ notifier }) => notifier);
  expect(notifiers.reduce((sum, { visible }) => sum + visible.size, 0)).toBe(3);
  expect(notifiers.reduce((sum, { sum: told }) => sum + (told?.updates ?? 0), 0)).toBe(497);
  expect(notifiers.reduce((sum, { shows }) => sum + shows, 0)).toBeLessThan(25);
  expect(notifiers.reduce((sum, { sounded }) => sum + sounded.length, 0)).toBe(3);
});

test('after a flood things are told one by one again; the sum goes when the page is looked at', async () => {
  const ana = await tab();
  await ana.notices.turnOn();
  await flood([ana]);
  await happens([ana], answered(9));
  expect([...ana.notifier.visible.keys()]).toContain(9);
  expect(ana.notifier.sum).not.toBeNull();
  ana.notifier.isHidden = false;
  ana.notifier.settingsChange('granted');
  expect(ana.notifier.sum).toBeNull();
});

test('what was missed is one digest; a single thing is told as itself', async () => {
  const ana = await tab();
  await ana.notices.turnOn();
  for (let at = 0; at < 200; at += 1) ana.api.emit('activity', { ...answered(100 + (at % 20), 2 + at), replay: true });
  await browser.clock.advance(3_000);
  expect(ana.notifier.visible.size).toBe(0);
  expect(ana.notifier.sum).toMatchObject({ updates: 200, tickets: 20, missed: true, quiet: false });
  const later = givenBrowser();
  const alone = await later.tab();
  await alone.notices.turnOn();
  alone.api.emit('activity', { ...answered(7), replay: true });
  await later.clock.advance(3_000);
  expect([...alone.notifier.visible.keys()]).toEqual([7]);
});

test('a digest goes once all of it was read', async () => {
  const ana = await tab();
  await ana.notices.turnOn();
  for (const id of [100, 101]) ana.api.emit('activity', { ...answered(id, 2), replay: true });
  await browser.clock.advance(3_000);
  ana.activity.markTicketRead(100, 2);
  expect(ana.notifier.sum).not.toBeNull();
  ana.activity.markTicketRead(101, 2);
  expect(ana.notifier.sum).toBeNull();
});

test('to staff, a ticket that a colleague takes or ends is no news any more; to its customer it is', async () => {
  const { readSeq, unread, ...ticket } = aTicket({ id: 7, assignee: { id: kim.id, name: kim.name } });
  const taken = { tickets: [ticket] };
  const news = () => anActivity(answered().cursor, { kind: 'ticket.created', actor: asParticipant(ana), seq: 9 });
  const desk = givenBrowser(sam);
  const staff = await desk.tab();
  await staff.notices.turnOn();
  await desk.happens([staff], news());
  expect(staff.notifier.visible.size).toBe(1);
  staff.api.emit('tickets.changed', taken);
  expect(staff.notifier.visible.size).toBe(0);
  const customer = await tab();
  await customer.notices.turnOn();
  await happens([customer], answered(7, 9));
  customer.api.emit('tickets.changed', taken);
  expect(customer.notifier.visible.size).toBe(1);
});

test('many messages of one ticket change its notice, and not once for each of them', async () => {
  const ana = await tab();
  await ana.notices.turnOn();
  for (let seq = 2; seq < 302; seq += 1) ana.api.emit('activity', answered(7, seq));
  await browser.clock.advance(5_000);
  expect(ana.notifier.visible.get(7)?.messages).toBe(300);
  expect(ana.notifier.shows).toBeLessThan(5);
});
