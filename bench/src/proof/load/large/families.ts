/**
 * What is asked for together: whose figures stand in one line, and how long it may take with a million tickets. People do not
 * notice a tenth of a second; the same machine is twice as slow from one hour to the next. What reads too much is told by its rows.
 */
export const families = {
  'lists of staff': { p50: 30, p99: 150 },
  'lists of a customer': { p50: 15, p99: 100 },
  'lists of the busiest customer': { p50: 30, p99: 150 },
  'searches of staff': { p50: 1_000, p99: 5_000 },
  'searches of customers': { p50: 100, p99: 1_000 },
  timelines: { p50: 15, p99: 100 },
  feeds: { p50: 30, p99: 150 },
  greetings: { p50: 30, p99: 150 },
  people: { p50: 15, p99: 100 },
  // At most: a whole year of a thousand tickets a day.
  reports: { p50: 150, p99: 2_000 },
  'kept by staff': { p50: 15, p99: 100 },
  background: { p50: 5_000, p99: 10_000 },
  changes: { p50: 50, p99: 500 },
} as const satisfies Record<string, { readonly p50: number; readonly p99: number }>;

export type Family = keyof typeof families;
