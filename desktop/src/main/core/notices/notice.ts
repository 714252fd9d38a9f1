import type { Activity } from '@tandem/contract';

/** One notice about one ticket; it takes the place of the one before about the same ticket. */
export interface TicketNotice {
  readonly id: `ticket-${number}`;
  readonly about: 'ticket';
  /** The latest that happened. */
  readonly activity: Activity;
  /** How many messages it stands for. */
  readonly messages: number;
  readonly silent: boolean;
}

/** One notice for more than can be told one by one. `burst`: now; `digest`: while the computer was away. */
export interface SummaryNotice {
  readonly id: 'burst' | 'digest';
  readonly about: 'burst' | 'digest';
  readonly updates: number;
  readonly ticketIds: readonly number[];
  /** There were more than could be counted. */
  readonly more: boolean;
  readonly silent: boolean;
}

export type Notice = TicketNotice | SummaryNotice;

/** Whatever shows notices. One with the id of another takes its place. */
export interface NoticeBoard {
  show(notice: Notice): void;
  withdraw(id: Notice['id']): void;
}
