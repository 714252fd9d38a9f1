import { notSettled, notThere, notTheSame } from './checks/complete.ts';
import { checkFresh } from './checks/fresh.ts';
import { checkKept } from './checks/kept.ts';
import { readTickets, readTruth, type Truth } from './checks/truth.ts';
import { until } from './checks/until.ts';
import type { Field } from './field.ts';
import type { Person } from './people/person.ts';

/** What came of waiting for everything to be well again. Times in milliseconds after the fault was over. */
export interface Settled {
  /** Until messages were acknowledged again on every replica; undefined when nobody wrote. */
  readonly writesAfter: number | undefined;
  /** Until everybody was live, nothing waited, and every open conversation was complete. */
  readonly completeAfter: number;
  /** What was in the way last. */
  readonly slowest: string;
  readonly failures: readonly string[];
}

const WRITES_WITHIN_MS = 40_000;
/** After a long outage a client waits up to 30 s; whose try came just before all was mended waits once more. */
const COMPLETE_WITHIN_MS = 75_000;

/**
 * Waits until the service has recovered from what ended just now, then holds all that is known against each other. People
 * go on writing while they wait; or they are silent from now on, so that nothing new tells anybody what they missed.
 */
export async function settle(field: Field, compared: readonly Person[], silent: boolean): Promise<Settled> {
  const { machine } = field;
  const since = performance.now();
  const failures: string[] = [];
  const note = (failure: string | undefined) => {
    if (failure) failures.push(failure);
  };
  let writesAfter: number | undefined;
  if (!silent) {
    note(await until({ within: WRITES_WITHIN_MS, every: 20, machine }, () => notWriting(field, since)));
    writesAfter = performance.now() - since;
  }
  field.write(false);
  let slowest = '';
  const well = async () => {
    const reason = await notWell(field);
    if (reason) slowest = reason;
    return reason;
  };
  const missing = await until({ within: COMPLETE_WITHIN_MS, every: 100, machine }, well);
  note(missing && [missing, ...field.people.flatMap(holdingBack)].join('; '));
  const completeAfter = performance.now() - since;
  const truth = await whenNothingMoves(field);
  failures.push(...checkKept(truth, field));
  failures.push(...field.people.flatMap((person) => notTheSame(person, truth) ?? []));
  failures.push(...(await Promise.all(compared.map((person) => checkFresh(person, machine)))).flat());
  failures.push(...field.witness.complaints.splice(0));
  failures.push(...field.site.replicas.flatMap(({ crashes }) => crashes.splice(0)));
  field.write(true);
  return { writesAfter, completeAfter, slowest, failures };
}

/** Whoever still has messages to send, and what their device waits for. */
const holdingBack = ({ account, device, tab }: Person): readonly string[] =>
  tab.outbox.messages.length === 0 ? [] : [`${account.name} is ${tab.connection.state}, ${device.time.describe()}`];

function notWriting({ site, witness }: Field, since: number): string | undefined {
  const silent = site.replicas.find(({ url }) => (witness.acknowledgedAt.get(url) ?? 0) < since);
  return silent && `${silent.name} acknowledged no message within ${WRITES_WITHIN_MS / 1_000} s after it was over`;
}

async function notWell(field: Field): Promise<string | undefined> {
  for (const person of field.people) {
    const reason = notSettled(person);
    if (reason) return reason;
  }
  const tickets = await readTickets(field.site.stores.pool).catch(() => undefined);
  if (!tickets) return 'the database does not answer';
  for (const person of field.people) {
    const reason = notThere(person, tickets);
    if (reason) return reason;
  }
  return undefined;
}

/** All there is, read at a moment when nobody wrote. */
async function whenNothingMoves({ site }: Field): Promise<Truth> {
  for (;;) {
    const before = JSON.stringify([...(await readTickets(site.stores.pool)).values()]);
    const truth = await readTruth(site.stores.pool);
    const after = JSON.stringify([...(await readTickets(site.stores.pool)).values()]);
    if (before === after) return truth;
  }
}
