import { nativeWords } from '@tandem/ui/native-words';
import { expect, test } from 'vitest';
import { FakeClock } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { anActivity } from '../../../../../shared/client/src/testing/samples.ts';
import { firstSettings } from '../../../ipc/settings.schema.ts';
import type { Notice } from '../notices/notice.ts';
import { AppNotices } from './app-notices.ts';
import type { SystemNotice } from './ports.ts';

test('while the screen is locked a notice says that something happened, and neither who nor what', () => {
  const shown: SystemNotice[] = [];
  const screen = { isLocked: false };
  const notices = new AppNotices({
    ports: {
      clock: new FakeClock(),
      isLocked: () => screen.isLocked,
      notices: { isSupported: true, show: (notice) => void shown.push(notice), withdraw: () => {} },
      windows: { isFocused: false, tell: () => {}, show: () => {}, takePlace: () => ({}) },
    },
    words: () => nativeWords.en.notices,
    settings: () => firstSettings,
    onPressed: () => {},
    onGone: () => {},
  });
  const notice: Notice = { id: 'ticket-7', about: 'ticket', activity: anActivity('10'), messages: 1, silent: false };
  const said = () => shown.map(({ title, body }) => `${title} | ${body}`).at(-1);
  notices.show(notice);
  expect(said()).toContain(anActivity('10').ticket.title);
  screen.isLocked = true;
  notices.show(notice);
  expect(said()).toBe('Something happened on a ticket | ');
  screen.isLocked = false;
  notices.show(notice);
  expect(said()).toContain(anActivity('10').ticket.title);
});
