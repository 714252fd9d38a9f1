import type { Participant, TicketStatus } from '@tandem/contract';
import type { Database } from '../../database/database.ts';
import { toDbTime } from '../../database/time.ts';
import type { Logger } from '../../logging.ts';
import type { People } from '../accounts/people.service.ts';
import type { AppendsService } from '../timeline/appends.service.ts';
import { decideChange } from './ticket-change.ts';

interface Parts {
  readonly db: Database;
  readonly appends: AppendsService;
  readonly people: People;
  readonly log: Logger;
}

const FIRST_LOOK_MS = 2_000;
const LOOK_EVERY_MS = 30_000;
/** Whoever has just disabled an account releases its tickets, under their own name. */
const LEFT_TO_OTHERS_MS = 15_000;
/** Members of staff whose tickets one look takes up; the next finds the others. */
const MOST_AT_ONCE = 20;
const PORTION = 100;
const PAUSE_MS = 100;
const AFTER_FAILURE_MS = 5_000;
const MOST_FAILURES = 100;
const unclosed: readonly TicketStatus[] = ['open', 'in_progress', 'resolved'];

/**
 * Takes the tickets away from members of staff who are disabled: a ticket of somebody who hears nothing would hide its
 * customer's messages from everybody else.
 */
export class ReleasedTickets {
  private stopped = false;
  private next: NodeJS.Timeout | undefined;
  /** Whose tickets are being released here. */
  private readonly busy = new Set<number>();

  constructor(private readonly parts: Parts) {}

  /** In the background, a portion at a time, for as long as they stay disabled. Never throws. */
  begin(actor: Participant, assignee: Participant): void {
    if (this.busy.has(assignee.id)) return;
    this.busy.add(assignee.id);
    void this.release(actor, assignee).finally(() => this.busy.delete(assignee.id));
  }

  /**
   * From now on takes up what nobody releases: the replica that had begun it is gone, or the account was disabled from the
   * command line. Nobody else having done it, the timeline says that they gave the tickets back themselves.
   */
  watch(): void {
    this.lookIn(FIRST_LOOK_MS);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.next);
  }

  private lookIn(ms: number): void {
    if (this.stopped) return;
    this.next = setTimeout(() => void this.look().finally(() => this.lookIn(LOOK_EVERY_MS)), ms).unref();
  }

  private async look(): Promise<void> {
    try {
      for (const member of await this.holding()) this.begin(member, member);
    } catch (cause) {
      this.parts.log.warn({ cause }, 'it could not be seen whose tickets are to be released');
    }
  }

  /** Disabled members of staff who still have tickets. */
  private holding(): Promise<Participant[]> {
    return this.parts
      .db('accounts')
      .select('id', 'name', 'role')
      .whereIn('role', ['agent', 'admin'])
      .where('disabled_at', '<', toDbTime(new Date(Date.now() - LEFT_TO_OTHERS_MS)))
      .whereExists((tickets) =>
        tickets
          .select('id')
          .from('tickets')
          .whereRaw('tickets.assignee_id = accounts.id')
          .whereIn('tickets.status', [...unclosed]),
      )
      .limit(MOST_AT_ONCE);
  }

  private async release(actor: Participant, assignee: Participant): Promise<void> {
    for (let failures = 0; failures < MOST_FAILURES && !this.stopped; ) {
      try {
        if (!(await this.portion(actor, assignee))) return;
        await pause(PAUSE_MS);
      } catch (cause) {
        failures += 1;
        this.parts.log.warn({ cause, assigneeId: assignee.id }, 'tickets of a disabled account could not be released');
        await pause(AFTER_FAILURE_MS);
      }
    }
  }

  /** Whether there may be more. */
  private async portion(actor: Participant, assignee: Participant): Promise<boolean> {
    const { db, appends, people } = this.parts;
    if (!(await people.isDisabled(assignee.id))) return false;
    // Unordered: what is released leaves the range of the index that this reads.
    const tickets: { id: number }[] = await db('tickets')
      .select('id')
      .where({ assignee_id: assignee.id })
      .whereIn('status', [...unclosed])
      .limit(PORTION);
    const released = { change: { assigneeId: null }, version: undefined, categories: new Map() };
    await Promise.all(
      tickets.map(({ id }) =>
        appends.append({
          ticketId: id,
          actor,
          weight: 200,
          // Taken by somebody else since it was read: it is theirs.
          decide: (locked, now) =>
            locked.assignee_id === assignee.id
              ? decideChange(locked, now, { actor, assignees: new Map([[assignee.id, assignee]]), ...released })
              : { entries: [] },
        }),
      ),
    );
    return tickets.length > 0;
  }
}

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });
