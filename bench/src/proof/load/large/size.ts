/** How much there is. Everything else about the data follows from these and from fixed seeds. */
export interface Size {
  readonly tickets: number;
  readonly customers: number;
  readonly staff: number;
  /** Tickets with a conversation of {@link longEntries}. */
  /** Entries of a conversation that is not a long one, at most; a third of them on average. */
  readonly talk: number;
  readonly longTickets: number;
  readonly longEntries: number;
}

/** 1,000,000 tickets with 5,000,000 entries; the busiest customer has 5,000 of the tickets. */
export const million: Size = {
  tickets: 1_000_000,
  customers: 40_000,
  staff: 200,
  talk: 13,
  longTickets: 200,
  longEntries: 2_000,
};

/** 20,000 tickets with more than 60,000 entries: enough for a plan to go wrong, and made in seconds. */
export const thousands: Size = {
  tickets: 20_000,
  customers: 2_000,
  staff: 40,
  talk: 6,
  longTickets: 5,
  longEntries: 1_000,
};
