/** How long and how often everything is measured. */
export interface Pace {
  readonly warmSeconds: number;
  readonly seconds: number;
  /** Floor and Tandem take turns this often; the middle one counts. */
  readonly rounds: number;
  /** For page 900 against page 1, where one connection's calm counts and not capacity. */
  readonly depth: { readonly passes: number; readonly warmSeconds: number; readonly seconds: number };
  /** For pages that nobody shares. */
  readonly ownPages: { readonly warmSeconds: number; readonly seconds: number };
  readonly idleSockets: number;
  readonly fanOutEvents: number;
  readonly fanOutSockets: number;
  readonly returningSockets: number;
  readonly logins: number;
}

/** The figures that the budgets speak of (docs/performance.md). */
export const full: Pace = {
  warmSeconds: 3,
  seconds: 6,
  rounds: 3,
  depth: { passes: 11, warmSeconds: 0.3, seconds: 0.8 },
  ownPages: { warmSeconds: 1, seconds: 3 },
  idleSockets: 5_000,
  fanOutEvents: 25,
  fanOutSockets: 1_000,
  returningSockets: 2_000,
  logins: 20,
};

/** A look in under two minutes: the same kinds of load, shorter and smaller. */
export const quick: Pace = {
  ...full,
  warmSeconds: 0.8,
  seconds: 1.5,
  rounds: 1,
  depth: { passes: 5, warmSeconds: 0.2, seconds: 0.5 },
  ownPages: { warmSeconds: 0.5, seconds: 1 },
  idleSockets: 2_000,
  fanOutEvents: 10,
  returningSockets: 1_000,
  logins: 8,
};
