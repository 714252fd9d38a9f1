import type { Connection } from '@tandem/client/transport';
import { NoticeDesk, type NoticeDeskOptions } from './notices/notice-desk.ts';
import { AppOutbox, type AppOutboxOptions } from './outbox/app-outbox.ts';
import { DeskSession, type DeskSessionOptions } from './session/desk-session.ts';

export interface DeskOptions
  extends DeskSessionOptions,
    Omit<NoticeDeskOptions, 'session'>,
    Pick<AppOutboxOptions, 'onStuck'> {}

/** Everything the app does at one server: the session, what it tells the reader of, what it sends without a window. */
export class Desk {
  readonly session: DeskSession;
  readonly notices: NoticeDesk;
  readonly outbox: AppOutbox;

  constructor(options: DeskOptions) {
    this.session = new DeskSession(options);
    this.notices = new NoticeDesk({ ...options, session: this.session });
    const onDelivered = () => this.notices.unread.moved(); // writing moves the writer's own mark
    this.outbox = new AppOutbox({ ...options, session: this.session, onDelivered });
  }

  get connection(): Connection {
    return this.session.connection;
  }

  async close(): Promise<void> {
    this.notices.close();
    this.outbox.close();
    await this.session.close();
  }
}
