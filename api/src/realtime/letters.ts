import type { EndReason, Entry, Participant, SharedTicket } from '@tandem/contract';
import type { Happened, ListEvent } from './delivery.ts';

/** Somebody who types, or no longer does. */
export interface Typist {
  readonly who: Participant;
  readonly typing: boolean;
}

/** What replicas tell each other. They trust one another: Redis is inside the trust boundary (docs/security.md). */
export type Letter =
  /** `tickets`: as they are since; when they could not be told along, a letter of their own follows. */
  | { readonly kind: 'happened'; readonly happened: readonly Happened[]; readonly tickets?: readonly SharedTicket[] }
  | { readonly kind: 'tickets'; readonly tickets: readonly SharedTicket[]; readonly said?: readonly Entry[] }
  /** A ready frame for everybody who has a ticket open. */
  | { readonly kind: 'ticket'; readonly ticketId: number; readonly frame: string; readonly typist?: Typist }
  /** Who has a ticket open at one replica; `asks`: and who has it at yours? */
  | {
      readonly kind: 'viewers';
      readonly replica: string;
      readonly ticketId: number;
      readonly viewers: readonly Participant[];
      readonly asks: boolean;
    }
  /** Somebody goes by another name; `customers` have tickets with them. */
  | { readonly kind: 'renamed'; readonly person: Participant; readonly customers: readonly number[] }
  /** A ready frame for every connection of an account. */
  | { readonly kind: 'account'; readonly accountId: number; readonly frame: string }
  /** A list that everybody has by heart is no longer what it was. */
  | { readonly kind: 'list'; readonly event: ListEvent }
  /** Tokens of a session from before a generation are worthless, and so are the sockets that have no newer ones. */
  | { readonly kind: 'renewed'; readonly sessionId: string; readonly generation: number }
  /** Something could not be told: fetch again. */
  | { readonly kind: 'resync' }
  | { readonly kind: 'ended'; readonly sessionIds: readonly string[]; readonly reason: EndReason };

export const write = (letter: Letter): string => JSON.stringify(letter);

/** A letter, or undefined when a newer version of the api wrote something this one cannot read. */
export function read(text: string): Letter | undefined {
  try {
    const letter: unknown = JSON.parse(text);
    return typeof letter === 'object' && letter !== null && 'kind' in letter ? (letter as Letter) : undefined;
  } catch {
    return undefined;
  }
}
