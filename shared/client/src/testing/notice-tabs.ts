import { http, type User } from '@tandem/contract';
import { storesOf } from '../composition.ts';
import type { Notice, NoticePermission, NoticeSum, Notifier } from '../notices/notifier.ts';
import { inProcessLocks } from '../ports/in-process-locks.ts';
import { sessionOver } from '../session/session-client.ts';
import { FakeClock, settle } from './fake-clock.ts';
import { FakeConnection } from './fake-connection.ts';
import { FakeStorage, fakePorts } from './fake-ports.ts';
import { anActivity, ana, asParticipant, aTicket, entries, kim } from './samples.ts';

/** A browser's notices, as its user sees them. */
class FakeNotifier implements Notifier {
  readonly sounded: Notice[] = [];
  readonly visible = new Map<number, Notice>();
  sum: NoticeSum | null = null;
  /** How often anything was put on the screen. */
  shows = 0;
  isHidden = true;
  /** What the person answers when asked. */
  answer: NoticePermission = 'granted';
  asked = 0;
  private handler = () => {};

  constructor(public permission: NoticePermission = 'default') {}

  async ask(): Promise<NoticePermission> {
    this.asked += 1;
    this.permission = this.answer;
    return this.answer;
  }
  onPermission(handler: () => void): () => void {
    this.handler = handler;
    return () => {};
  }
  settingsChange(permission: NoticePermission): void {
    this.permission = permission;
    this.handler();
  }
  showSum(sum: NoticeSum): void {
    this.shows += 1;
    this.sum = sum;
  }
  withdrawSum(): void {
    this.sum = null;
  }
  show(notice: Notice): void {
    this.shows += 1;
    if (!notice.quiet) this.sounded.push(notice);
    this.visible.set(notice.activity.ticket.id, notice);
  }
  withdraw(ticketId: number): void {
    this.visible.delete(ticketId);
  }
}

/** Somebody's browser, Ana's if nobody else is named: its tabs share storage, locks and the time. */
export function givenBrowser(who: User = ana) {
  const clock = new FakeClock();
  const storage = new FakeStorage();
  const locks = inProcessLocks();
  const open = async (permission: NoticePermission, own: FakeStorage) => {
    const api = new FakeConnection(who)
      .answer(http.activity.list, { items: [], cursor: '0', unread: 0 })
      .answer(http.timeline.markRead, undefined)
      .answerCommand('ticket.open', ({ ticketId }) => ({
        ticket: aTicket({ id: ticketId, lastSeq: 9 }),
        entries: entries(1, 9, { ticketId }),
        lastSeq: 9,
        more: false,
        reads: [],
        viewers: [],
      }));
    const client = sessionOver(api, fakePorts({ clock, storage: own, locks }));
    await client.start();
    const stores = storesOf(client);
    await settle();
    api.goLive();
    const notifier = new FakeNotifier(permission);
    stores.notices.attach(notifier);
    return { api, notifier, ...stores };
  };
  let cursor = 10;
  /** Kim has answered. */
  const answered = (ticketId = 7, seq = 2) => {
    cursor += 1;
    const ticket = { id: ticketId, title: 'Fire', status: 'open', priority: 'low' } as const;
    return anActivity(String(cursor), { actor: asParticipant(kim), ticket, seq });
  };
  return {
    clock,
    storage,
    tab: (permission: NoticePermission = 'granted') => open(permission, storage),
    otherTab: (permission: NoticePermission = 'granted') => open(permission, storage.otherTab()),
    answered,
    happens: async (tabs: { api: FakeConnection }[], activity = answered()) => {
      for (const { api } of tabs) api.emit('activity', activity);
      await clock.advance(1_000);
    },
  };
}
