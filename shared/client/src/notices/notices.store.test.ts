import { beforeEach, expect, test } from 'vitest';
import { givenBrowser } from '../testing/notice-tabs.ts';
import { kim } from '../testing/samples.ts';

let browser: ReturnType<typeof givenBrowser>;
beforeEach(() => {
  browser = givenBrowser();
});
const tab = (...given: Parameters<typeof browser.tab>) => browser.tab(...given);
const otherTab = (...given: Parameters<typeof browser.tab>) => browser.otherTab(...given);
const answered = (...given: Parameters<typeof browser.answered>) => browser.answered(...given);
const happens = (...given: Parameters<typeof browser.happens>) => browser.happens(...given);

test('nobody is told anything, or asked, who did not ask for it', async () => {
  const ana = await tab('default');
  await happens([ana]);
  expect(ana.notifier.visible.size).toBe(0);
  expect(ana.notifier.asked).toBe(0);
  expect(ana.notices).toMatchObject({ state: 'off', isInviting: false });
});

test('the moment to ask is after something was sent; a yes is kept through a reload', async () => {
  const ana = await tab('default');
  ana.notices.invite();
  expect(ana.notices.isInviting).toBe(true);
  await ana.notices.turnOn();
  expect(ana.notifier.asked).toBe(1);
  expect(ana.notices).toMatchObject({ state: 'on', isInviting: false });
  expect((await otherTab()).notices.state).toBe('on');
});

test('where the browser has allowed it already, for somebody else, it is still asked here', async () => {
  const ana = await tab('granted');
  expect(ana.notices.state).toBe('off');
  ana.notices.invite();
  expect(ana.notices.isInviting).toBe(true);
  await ana.notices.turnOn();
  expect(ana.notifier.asked).toBe(0);
  expect(ana.notices.state).toBe('on');
});

test('a no is remembered: it is not asked again, and can still be changed', async () => {
  const ana = await tab('default');
  ana.notices.invite();
  ana.notices.turnOff();
  expect(ana.notices.isInviting).toBe(false);
  const later = await otherTab('default');
  later.notices.invite();
  expect(later.notices.isInviting).toBe(false);
  await later.notices.turnOn();
  expect(later.notices.state).toBe('on');
  expect(ana.notices.choice).toBe('on');
});

test('a prompt of the browser that is closed or refused is a no', async () => {
  const ana = await tab('default');
  ana.notices.invite();
  ana.notifier.answer = 'default';
  await ana.notices.turnOn();
  expect(ana.notices).toMatchObject({ state: 'off', isInviting: false });
  ana.notifier.answer = 'denied';
  await ana.notices.turnOn();
  expect(ana.notices.state).toBe('blocked');
});

test('what the browser’s settings say now is what is said here', async () => {
  const ana = await tab('granted');
  await ana.notices.turnOn();
  ana.notifier.settingsChange('denied');
  expect(ana.notices.state).toBe('blocked');
  await happens([ana]);
  expect(ana.notifier.visible.size).toBe(0);
  ana.notifier.settingsChange('granted');
  expect(ana.notices.state).toBe('on');
});

test('an answer is told while the page is hidden, and not while it is in sight', async () => {
  const ana = await tab();
  await ana.notices.turnOn();
  ana.notifier.isHidden = false;
  await happens([ana]);
  expect(ana.notifier.visible.size).toBe(0);
  ana.notifier.isHidden = true;
  await happens([ana]);
  expect(ana.notifier.visible.get(7)).toMatchObject({ messages: 1, quiet: false });
});

test('there is one notice per ticket: more messages change it, without another sound for a while', async () => {
  const ana = await tab();
  await ana.notices.turnOn();
  await happens([ana], answered(7, 2));
  await happens([ana], answered(7, 3));
  await happens([ana], answered(8, 2));
  expect([...ana.notifier.visible.values()].map(({ messages }) => messages)).toEqual([2, 1]);
  expect(ana.notifier.sounded).toHaveLength(2);
  await browser.clock.advance(10_000);
  await happens([ana], answered(7, 4));
  expect(ana.notifier.visible.get(7)?.messages).toBe(3);
  expect(ana.notifier.sounded).toHaveLength(3);
});

test('of several hidden tabs one tells', async () => {
  const tabs = [await tab(), await otherTab(), await otherTab()];
  await tabs[0]?.notices.turnOn();
  await happens(tabs);
  expect(tabs.map(({ notifier }) => notifier.visible.size).sort()).toEqual([0, 0, 1]);
});

test('while one tab is in sight, those that are hidden keep quiet, whichever hears of it first', async () => {
  const [hidden, inSight] = [await tab(), await otherTab()];
  await hidden.notices.turnOn();
  inSight.notifier.isHidden = false;
  await happens([hidden, inSight]);
  await happens([inSight, hidden]);
  expect(hidden.notifier.visible.size).toBe(0);
  expect(inSight.notifier.visible.size).toBe(0);
});

test('two things that arrive in the wrong order are both told', async () => {
  const ana = await tab();
  await ana.notices.turnOn();
  const [first, second] = [answered(7), answered(8)];
  await happens([ana], second);
  await happens([ana], first);
  expect([...ana.notifier.visible.keys()].sort()).toEqual([7, 8]);
});

test('a notice is withdrawn once its ticket was read, here or in another tab', async () => {
  const [told, other] = [await tab(), await otherTab('denied')];
  await told.notices.turnOn();
  await happens([told, other], answered(7, 9));
  await happens([told, other], answered(8, 9));
  await told.ticket.open(7);
  told.timeline.markRead(9);
  expect([...told.notifier.visible.keys()]).toEqual([8]);
  await other.ticket.open(8);
  other.timeline.markRead(9);
  expect(told.notifier.visible.size).toBe(0);
  expect(told.activity.unread).toBe(0);
});

test('what was read in the half second before is not told any more', async () => {
  const ana = await tab();
  await ana.notices.turnOn();
  ana.api.emit('activity', answered(7, 9));
  ana.activity.markTicketRead(7, 9);
  await browser.clock.advance(1_000);
  expect(ana.notifier.visible.size).toBe(0);
});

test('signing out takes the notices away, and who signs in next decides for themselves', async () => {
  const ana = await tab();
  await ana.notices.turnOn();
  await happens([ana]);
  await ana.session.logOut();
  expect(ana.notifier.visible.size).toBe(0);
  ana.api.user = { ...kim, role: 'customer' };
  await ana.session.logIn({ email: kim.email, password: 'x' });
  expect(ana.notices).toMatchObject({ state: 'off', choice: null, isInviting: false });
});

test('where nothing can be stored the choice holds while the page is open, and each tab tells by itself', async () => {
  browser.storage.full = true;
  const ana = await tab();
  await ana.notices.turnOn();
  await happens([ana]);
  await happens([ana]);
  expect(ana.notifier.visible.size).toBe(1);
  ana.notifier.settingsChange('granted');
  expect(ana.notices.state).toBe('on');
});
