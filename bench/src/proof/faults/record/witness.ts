import type { DeviceWatch } from '@tandem/api/testing/device';
import { type Entry, isStaff } from '@tandem/contract';
import type { Account } from '../../site/accounts.ts';
import { fingerprint, placeOf } from './fingerprint.ts';
import { OpenTickets } from './open-tickets.ts';

const MOST_COMPLAINTS = 50;

interface Heard {
  readonly type?: string;
  readonly re?: number;
  readonly ok?: boolean;
  readonly payload?: Record<string, unknown>;
}

/**
 * Sees every frame and answer that everybody gets. Remembers each entry that anybody was ever shown, and complains when
 * two were shown different ones at one place, or somebody was shown what is none of theirs.
 */
export class Witness {
  /** What was shown at each place of each timeline. */
  readonly shown = new Map<string, string>();
  readonly complaints: string[] = [];
  /** By customer: every ticket they were ever told anything of, and in which words. */
  readonly heardOf = new Map<number, Map<number, string>>();
  /** By origin: when a message was last acknowledged there, by performance.now(). */
  readonly acknowledgedAt = new Map<string, number>();
  acknowledged = 0;
  events = 0;

  /** For one person's device. */
  of(person: Account): DeviceWatch {
    const open = new OpenTickets();
    const heardOf = new Map<number, string>();
    if (!isStaff(person)) this.heardOf.set(person.id, heardOf);
    return {
      sent: (socket, frame) => open.sent(socket, JSON.parse(frame)),
      heard: (socket, text, origin) => {
        const frame = JSON.parse(text) as Heard;
        if (frame.re !== undefined) {
          open.answered(socket, frame.re, frame.ok === true);
          if (frame.ok === true && frame.payload?.['entry']) this.acknowledge(origin);
        } else {
          this.events += 1;
          for (const id of ticketsIn(frame)) if (!heardOf.has(id)) heardOf.set(id, text.slice(0, 300));
          const wrong = mismatch(frame, open.of(socket), person);
          if (wrong) this.complain(`${person.name} was sent ${wrong}: ${text.slice(0, 300)}`);
        }
        this.entries(frame.payload);
      },
      answered: (request, status, body) => {
        const { pathname } = new URL(request.url);
        if (status >= 300 || !/\/(timeline|messages)$/.test(pathname)) return;
        const answer = JSON.parse(body) as { items?: Entry[] } & Entry;
        for (const entry of answer.items ?? [answer]) this.see(entry);
      },
    };
  }

  complain(words: string): void {
    if (this.complaints.length < MOST_COMPLAINTS) this.complaints.push(words);
  }

  private acknowledge(origin: string): void {
    this.acknowledged += 1;
    this.acknowledgedAt.set(origin, performance.now());
  }

  private entries(payload: Record<string, unknown> | undefined): void {
    if (payload?.['entry']) this.see(payload['entry'] as Entry);
    for (const entry of (payload?.['entries'] as Entry[] | undefined) ?? []) this.see(entry);
  }

  private see(entry: Entry): void {
    const place = placeOf(entry.ticketId, entry.seq);
    const now = fingerprint(entry);
    const before = this.shown.get(place);
    if (before === undefined) this.shown.set(place, now);
    else if (before !== now) this.complain(`At ${place} one was shown ${before} and another ${now}.`);
  }
}

const onlyOnTicket = new Set(['timeline.entry', 'typing', 'read', 'presence']);

/** What is wrong with an event for somebody, given the tickets its connection may have open. */
function mismatch(frame: Heard, open: ReadonlySet<number>, person: Account): string | undefined {
  const { type = '', payload = {} } = frame;
  if (onlyOnTicket.has(type) && ticketsIn(frame).some((id) => !open.has(id))) return `${type} of a ticket not open`;
  const actor = (payload['actor'] as { id: number } | undefined)?.id;
  return type === 'activity' && actor === person.id ? 'an activity of their own' : undefined;
}

function ticketsIn({ type, payload = {} }: Heard): number[] {
  if (type === 'tickets.changed') return (payload['tickets'] as { id: number }[]).map(({ id }) => id);
  if (type === 'activity') return [(payload['ticket'] as { id: number }).id];
  if (type === 'timeline.entry') return [(payload['entry'] as Entry).ticketId];
  return 'ticketId' in payload ? [payload['ticketId'] as number] : [];
}
