import { http } from '@tandem/contract';
import { act, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { anActivity, ana, asParticipant, kim } from '../../../client/src/testing/samples.ts';
import { givenStores, show } from '../testing/show.tsx';
import { CustomerNotices } from './BrowserNotices.tsx';
import { NoticeInvitation } from './NoticeInvitation.tsx';
import { NoticeSwitch } from './NoticeSwitch.tsx';

/** The browser's class; what is shown stands in `shown`. */
class FakeNotification {
  static permission: NotificationPermission = 'default';
  static answer: NotificationPermission = 'granted';
  static shown: FakeNotification[] = [];
  static requestPermission = vi.fn(async () => {
    FakeNotification.permission = FakeNotification.answer;
    return FakeNotification.permission;
  });
  onclick: (() => void) | null = null;
  closed = false;
  constructor(
    readonly title: string,
    readonly options: NotificationOptions = {},
  ) {
    if (FakeNotification.permission === 'granted') FakeNotification.shown.push(this);
  }
  close() {
    this.closed = true;
  }
}

beforeEach(() => {
  vi.stubGlobal('Notification', FakeNotification);
  vi.stubGlobal('isSecureContext', true);
  FakeNotification.permission = 'default';
  FakeNotification.answer = 'granted';
  FakeNotification.shown = [];
  FakeNotification.requestPermission.mockClear();
});

async function page() {
  const given = await givenStores(ana);
  const view = show(
    given,
    <>
      <CustomerNotices hrefFor={(id) => `/tickets/${id}`} />
      <NoticeInvitation />
      <NoticeSwitch />
    </>,
  );
  const answers = async (cursor: string, seq: number) => {
    act(() => given.connection.emit('activity', anActivity(cursor, { actor: asParticipant(kim), seq })));
    await act(() => given.ports.clock.advance(1_000));
  };
  return { ...given, ...view, answers };
}
const hide = () => vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
const toggle = () => screen.getByRole<HTMLInputElement>('switch', { name: 'Tell me when Support answers' });

test('nothing is asked when a page is opened', async () => {
  await page();
  expect(screen.queryByText(/Shall we tell you/)).toBeNull();
  expect(FakeNotification.requestPermission).not.toHaveBeenCalled();
  expect(toggle().checked).toBe(false);
});

test('after something was sent it is explained and asked; a yes asks the browser and says what follows', async () => {
  const { person, stores } = await page();
  act(() => stores.notices.invite());
  expect(screen.getByText(/names the ticket, not what was written/)).toBeTruthy();
  expect(FakeNotification.requestPermission).not.toHaveBeenCalled();
  await person.click(screen.getByRole('button', { name: 'Tell me' }));
  expect(FakeNotification.requestPermission).toHaveBeenCalledOnce();
  expect(await screen.findByText(/^You will be told when Support answers\./)).toBeTruthy();
  expect(toggle().checked).toBe(true);
  await person.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByText(/^You will be told when Support answers\./)).toBeNull();
});

test('a no goes away and does not come back', async () => {
  const { person, stores } = await page();
  act(() => stores.notices.invite());
  await person.click(screen.getByRole('button', { name: 'No, thanks' }));
  expect(document.activeElement).not.toBe(document.body);
  act(() => stores.notices.invite());
  expect(screen.queryByText(/Shall we tell you/)).toBeNull();
  expect(FakeNotification.requestPermission).not.toHaveBeenCalled();
});

test('where the browser blocks them it is said how to allow them, and the switch cannot pretend', async () => {
  FakeNotification.permission = 'denied';
  await page();
  expect(toggle().disabled).toBe(true);
  expect(screen.getByText(/open the site settings next to the address/)).toBeTruthy();
});

test('a browser that cannot show any says so', async () => {
  vi.stubGlobal(
    'Notification',
    class {
      static permission = 'default';
      constructor() {
        throw new TypeError('Illegal constructor. Use ServiceWorkerRegistration.showNotification() instead.');
      }
    },
  );
  await page();
  expect(screen.getByText(/This browser cannot show notifications/)).toBeTruthy();
});

test('an answer that comes while the page is hidden is told, and a press leads to its ticket', async () => {
  const { person, navigate, answers } = await page();
  await person.click(toggle());
  await answers('11', 2);
  expect(FakeNotification.shown).toEqual([]);

  hide();
  const focus = vi.spyOn(window, 'focus').mockImplementation(() => undefined);
  await answers('12', 3);
  const [notice] = FakeNotification.shown;
  expect(notice).toMatchObject({
    title: 'Kim Agent from Support answered',
    options: { body: 'The printer is on fire', tag: 'tandem-ticket-7', silent: false },
  });
  await answers('13', 4);
  expect(FakeNotification.shown[1]).toMatchObject({
    title: '2 new messages',
    options: { tag: 'tandem-ticket-7', silent: true },
  });

  act(() => FakeNotification.shown[1]?.onclick?.());
  expect(focus).toHaveBeenCalled();
  expect(navigate).toHaveBeenCalledWith('/tickets/7');
});

test('a notice goes when its ticket is read', async () => {
  const { person, stores, answers } = await page();
  await person.click(toggle());
  hide();
  await answers('12', 3);
  expect(FakeNotification.shown[0]?.closed).toBe(false);
  act(() => stores.activity.markTicketRead(7, 3));
  expect(FakeNotification.shown[0]?.closed).toBe(true);
});

test('switching it off takes away what is shown', async () => {
  const { person, answers } = await page();
  await person.click(toggle());
  hide();
  await answers('12', 3);
  await person.click(toggle());
  expect(FakeNotification.shown[0]?.closed).toBe(true);
  expect(toggle().checked).toBe(false);
});

test('of what somebody does not want to hear a browser that tells them is asked first, and says nothing', async () => {
  const given = await givenStores(ana);
  given.connection.answer(http.preferences.read, { muted: ['message.posted'], quiet: null });
  show(given, <CustomerNotices hrefFor={(id) => `/tickets/${id}`} />);
  expect(given.connection.requestsTo(http.preferences.read)).toEqual([]); // nobody is told anything yet
  await act(() => given.stores.notices.turnOn());
  expect(given.connection.requestsTo(http.preferences.read)).toHaveLength(1);
  hide();
  const happened = anActivity('11', { actor: asParticipant(kim), seq: 2 });
  act(() => given.connection.emit('activity', happened));
  await act(() => given.ports.clock.advance(3_000));
  expect(FakeNotification.shown).toEqual([]);
});
