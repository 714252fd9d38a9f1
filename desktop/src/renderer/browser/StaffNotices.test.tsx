import { http } from '@tandem/contract';
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anActivity, ana, asParticipant, sam } from '../../../../shared/client/src/testing/samples.ts';
import { givenStores, show } from '../../../../shared/ui/src/testing/show.tsx';
import { givenConsole } from '../testing/given-console.tsx';
import { StaffNotices } from './StaffNotices.tsx';

const shown: { title: string; body: string | undefined }[] = [];
class FakeNotification {
  static permission: NotificationPermission = 'granted';
  static requestPermission = async () => FakeNotification.permission;
  onclick = null;
  constructor(title: string, { body }: NotificationOptions = {}) {
    if (title !== '') shown.push({ title, body });
  }
  close() {}
}
beforeEach(() => {
  shown.length = 0;
  vi.stubGlobal('Notification', FakeNotification);
  vi.stubGlobal('isSecureContext', true);
});
afterEach(() => vi.restoreAllMocks());

test('a hidden tab of the console tells staff who did what on which ticket, and sums up a flood', async () => {
  const given = await givenStores(sam);
  show(given, <StaffNotices />);
  await act(() => given.stores.notices.turnOn());
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  const opened = (id: number) =>
    anActivity(String(100 + id), {
      kind: 'ticket.created',
      actor: asParticipant(ana),
      ticket: { id, title: 'Fire', status: 'open', priority: 'low' },
    });
  act(() => given.connection.emit('activity', opened(1)));
  await act(() => given.ports.clock.advance(1_000));
  expect(shown).toEqual([{ title: 'Ana Customer opened a ticket', body: '#1 Fire' }]);
  act(() => {
    for (let id = 2; id < 20; id += 1) given.connection.emit('activity', opened(id));
  });
  await act(() => given.ports.clock.advance(3_000));
  expect(shown.at(-1)).toEqual({ title: 'A lot is happening', body: '16 updates in 16 tickets' });
  expect(shown).toHaveLength(4);
});

test('the console in a browser offers them among the notifications', { timeout: 30_000 }, async () => {
  const { connection } = await givenConsole({ at: '/notifications' });
  connection.answer(http.preferences.read, { muted: [], quiet: null });
  expect(await screen.findByRole('switch', { name: 'Tell me in this browser' }, { timeout: 15_000 })).toBeTruthy();
});
