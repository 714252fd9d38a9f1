/** How long and how often everything is measured. */
export interface Pace {
  readonly warmSeconds: number;
  readonly seconds: number;
  /** Floor and Tandem take turns this often; the middle one counts. */
  readonly rounds: number;
  readonly idleSockets: number;
  readonly fanOutEvents: number;
  readonly fanOutSockets: number;
  readonly returningSockets: number;
  readonly logins: number;
}

/** The figures DESIGN section 10 speaks of. */
export const full: Pace = {
  warmSeconds: 3,
  seconds: 6,
  rounds: 3,
  idleSockets: 5_000,
  fanOutEvents: 25,
  fanOutSockets: 1_000,
  returningSockets: 2_000,
  logins: 20,
};

/** A look in under two minutes: the same kinds of load, shorter and smaller. */
export const quick: Pace = {
  ...full,
  warmSeconds: 1,
  seconds: 2,
  rounds: 1,
  idleSockets: 2_000,
  fanOutEvents: 10,
  returningSockets: 1_000,
  logins: 8,
};
