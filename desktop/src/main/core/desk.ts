import type { Connection } from '@tandem/client/transport';
import type { AccountKeep } from './files/account-keep.ts';
import { NoticeDesk, type NoticeDeskOptions } from './notices/notice-desk.ts';
import { DeskSession } from './session/desk-session.ts';

export interface DeskOptions extends Omit<NoticeDeskOptions, 'session'> {
  readonly connection: Connection;
  readonly openKeep: (userId: number) => Promise<AccountKeep>;
  readonly random: () => number;
}

/** Everything the app does at one server: the session, and what it tells the reader of. */
export class Desk {
  readonly session: DeskSession;
  readonly notices: NoticeDesk;

  constructor(options: DeskOptions) {
    this.session = new DeskSession(options);
    this.notices = new NoticeDesk({ ...options, session: this.session });
  }

  get connection(): Connection {
    return this.session.connection;
  }

  async close(): Promise<void> {
    this.notices.close();
    await this.session.close();
  }
}
