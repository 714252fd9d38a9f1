import { randomUUID } from 'node:crypto';
import { Outbox, postMessage } from '@tandem/client/outbox';
import { type Clock, inProcessLocks } from '@tandem/client/transport';
import { reaction } from 'mobx';
import type { DeskSession } from '../session/desk-session.ts';
import { KeepStorage } from './keep-storage.ts';

export interface AppOutboxOptions {
  readonly session: DeskSession;
  readonly clock: Clock;
  readonly random: () => number;
  /** A message has arrived. */
  readonly onDelivered: () => void;
  /** These tickets have messages that somebody has to decide about. */
  readonly onStuck: (ticketIds: readonly number[]) => void;
}

/**
 * Sends what an account has written while there is no page that would: after a start without a window, or once the window is
 * gone. A page has its own outbox over the same messages, so it takes over as soon as it is there; whatever was under way
 * between the two goes out again with the same id and exists once.
 */
export class AppOutbox {
  private hasPage = false;
  private stop: (() => void) | null = null;
  private sending: Outbox | null = null;
  private readonly endings: readonly (() => void)[];

  constructor(private readonly options: AppOutboxOptions) {
    const { session } = options;
    this.endings = [
      session.onChange(() => this.follow()),
      session.connection.onState((state) => state === 'live' && this.sending?.resume()),
    ];
  }

  /** A page is there and sends by itself, or there is none any more. */
  attend(hasPage: boolean): void {
    if (hasPage === this.hasPage) return;
    this.hasPage = hasPage;
    this.follow();
  }

  close(): void {
    for (const end of this.endings) end();
    this.stop?.();
  }

  private follow(): void {
    this.stop?.();
    const { session, clock, random, onDelivered, onStuck } = this.options;
    const { user, keep, phase } = session;
    if (this.hasPage || phase !== 'signed_in' || user === null || keep === null) return;
    const outbox = new Outbox({
      ports: { clock, random, newId: randomUUID, locks: inProcessLocks(), storage: new KeepStorage(keep) },
      deliver: (message) => postMessage(session.connection, message),
      onDelivered,
    });
    outbox.bind(user.id);
    const unwatch = reaction(
      () => outbox.stuck,
      (now, before) => now > before && onStuck(ticketsOfStuck(outbox)),
    );
    this.sending = outbox;
    this.stop = () => {
      this.stop = null;
      this.sending = null;
      unwatch();
      outbox.bind(null); // so that a refusal on its way changes nothing any more: whoever sends now hears it, too
      outbox.dispose();
    };
    outbox.resume();
  }
}

const ticketsOfStuck = ({ messages }: Outbox): number[] => [
  ...new Set(messages.filter(({ state }) => state === 'failed' || state === 'stale').map(({ ticketId }) => ticketId)),
];
