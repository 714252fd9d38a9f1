import type { Activity } from '@tandem/contract';

/** `default`: nobody was asked yet. `denied`: only the browser's own settings can change it. */
export type NoticePermission = 'default' | 'granted' | 'denied' | 'unsupported';

/** One notice about a ticket; it takes the place of the one before about the same ticket. */
export interface Notice {
  /** The latest that happened. */
  readonly activity: Activity;
  /** How many messages it stands for. */
  readonly messages: number;
  /** The last one sounded just now: change it without another sound. */
  readonly quiet: boolean;
}

/** What came too much at once to be told one by one. */
export interface NoticeSum {
  readonly updates: number;
  readonly tickets: number;
  /** It happened while the line was away. */
  readonly missed: boolean;
  readonly quiet: boolean;
}

/** The browser's own way of telling people something while they look elsewhere. */
export interface Notifier {
  readonly permission: NoticePermission;
  /** Asks the person; only ever from a press of a button. */
  ask(): Promise<NoticePermission>;
  /** Calls back when the permission may have changed. */
  onPermission(handler: () => void): () => void;
  /** Whether this page is out of sight. */
  readonly isHidden: boolean;
  show(notice: Notice): void;
  withdraw(ticketId: number): void;
  /** Takes the place of the sum before. */
  showSum(sum: NoticeSum): void;
  withdrawSum(): void;
}
