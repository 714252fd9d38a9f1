/** The rules by which happenings become notices (docs/desktop.md), in milliseconds. */
export const rules = {
  /** Further ones about a ticket change the notice that is there, without a sound. */
  sameTicketWithin: 8_000,
  /** So many notices within this time; what follows becomes one summary. */
  mostInBurst: 3,
  burstWithin: 10_000,
  /** A summary is brought up to date this often. */
  summaryEvery: 1_000,
  /** Two sounds are at least so far apart. */
  soundEvery: 10_000,
  /** Right after the start what happens is told as one digest. */
  calmAfterStart: 5_000,
  /** A digest waits for more until nothing came for a while, but not for ever. */
  digestQuiet: 1_500,
  digestLongest: 5_000,
  /** Notices that are remembered, to be taken back. */
  mostShown: 50,
  mostTicketsInSummary: 500,
};
