import type { Activity, Entry, Participant, Ticket, User } from '@tandem/contract';
/** A customer. */
export declare const ana: User;
/** A member of staff. */
export declare const sam: User;
/** Another one. */
export declare const kim: User;
export declare const asParticipant: ({ id, name, role }: User) => Participant;
/** Ana's ticket, with what a test needs to be different. */
export declare function aTicket(overrides?: Partial<Ticket>): Ticket;
/** A message by Ana, with what a test needs to be different. */
export declare const anEntry: (seq: number, overrides?: Partial<Entry>) => Entry;
/** Entries `from` to `to`, the first of a ticket being its creation. */
export declare const entries: (from: number, to: number, overrides?: Partial<Entry>) => Entry[];
export declare const anActivity: (cursor: string, overrides?: Partial<Activity>) => Activity;
//# sourceMappingURL=samples.d.ts.map
