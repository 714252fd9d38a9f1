import { type CommandDeclaration, failureSchema, parse } from '@tandem/contract';
import fc from 'fast-check';
import type { Attempt, Ground } from '../ground.ts';
import type { Person } from '../people/person.ts';
import { ClosedFirst, Talk } from '../people/talk.ts';
import { declaredCommands } from './declared.ts';
import { knownTo, newcomers, type People } from './known.ts';
import { rulesOf } from './rules.ts';
import { spoiltObject } from './spoilt-values.ts';
import { inAll, names, type Tried, tryProperty, Wrong } from './tried.ts';
import { validObject } from './valid-objects.ts';
import type { Known } from './valid-values.ts';

/** What fits the contract is answered as the contract says, on the socket as over HTTP. */
export const validCommands: Attempt = {
  name: 'commands: random payload that fits the contract',
  async run(ground) {
    const succeeded = new Map<string, number>();
    const parts = await eachCommand(ground, async (name, command, people, known) => {
      // The token that is known is the customer's: from anybody else it is not accepted, so it takes more tries to see it accepted.
      const isAboutToken = name === 'hello' || name === 'renew';
      const who = isAboutToken ? mostlyCustomers : whoever;
      const asking = fc.record({ who, payload: validObject(command.payload, known) });
      const lines = new Lines(people);
      const tried = await tryProperty(
        name,
        runs(ground, isAboutToken ? 30 : 10, 400),
        asking,
        async ({ who, payload }) => {
          const reply = await lines.say(who, name, JSON.stringify(payload), await ticketIn(payload));
          if (reply.ok) {
            fits(() => parse(command.reply, reply.payload), 'the reply does not fit its schema');
            succeeded.set(name, (succeeded.get(name) ?? 0) + 1);
            return;
          }
          fits(() => parse(failureSchema, reply.error), 'the refusal does not fit its schema');
          const { code } = reply.error;
          if (!foreseen.has(code) && !(code === 'unauthenticated' && 'accessToken' in (payload as object))) {
            throw new Wrong(`${code} to a payload that fits: ${reply.error.message}`);
          }
        },
      );
      lines.end();
      return tried;
    });
    const never = declaredCommands.filter(({ name }) => !succeeded.has(name));
    const { tried, failures } = inAll(parts);
    return {
      tried,
      failures: [...failures, ...never.map(({ name }) => `${name}: none of its valid payloads was accepted`)],
      figures: { commands: `${declaredCommands.length - never.length} of ${declaredCommands.length}` },
    };
  },
};

/** What does not fit is refused with the field named, and the socket lives on; a bad `hello` ends it with 4400. */
export const spoiltCommands: Attempt = {
  name: 'commands: payload with one thing spoilt',
  async run(ground) {
    const parts = await eachCommand(ground, async (name, command, people, known) => {
      const spoilt = spoiltObject(rulesOf(command.payload), validObject(command.payload, known));
      const lines = new Lines(people);
      const asking = fc.record({ who: whoever, payload: spoilt });
      const tried = await tryProperty(name, runs(ground, 20, 800), asking, async ({ who, payload }) => {
        const reply = await lines.say(who, name, payload.text, known['ticketId']?.[0] as number);
        const { how, field } = payload;
        if (reply.ok) throw new Wrong(`${how}: it was accepted`);
        const { code, fields = {} } = reply.error;
        if (code !== 'validation') throw new Wrong(`${how}: ${code} instead of validation`);
        if (!names(fields, field))
          throw new Wrong(`${how}: ${JSON.stringify(field)} is not named but ${JSON.stringify(fields)}`);
      });
      lines.end();
      return tried;
    });
    return inAll(parts);
  },
};

const whoever = fc.constantFrom('customer' as const, 'agent' as const, 'admin' as const);
const mostlyCustomers = fc.oneof(
  { weight: 2, arbitrary: fc.constant('customer' as const) },
  { weight: 1, arbitrary: whoever },
);
const foreseen = new Set([
  'forbidden',
  'not_found',
  'conflict',
  'stale',
  'ticket_closed',
  'ticket_not_open',
  'impossible',
]);

const runs = (ground: Ground, short: number, full: number) => ({
  seed: ground.depth.seed,
  runs: ground.times(short, full),
});

const ticketIn = async (payload: unknown): Promise<number | undefined> => (payload as { ticketId?: number }).ticketId;

async function eachCommand(
  ground: Ground,
  work: (name: string, command: CommandDeclaration, people: People, known: Known) => Promise<Tried>,
): Promise<Tried[]> {
  return Promise.all(
    declaredCommands.map(async ({ name, command }) => {
      const people = await newcomers(ground);
      return work(name, command, people, await knownTo(ground, people));
    }),
  );
}

/** A greeted socket of each person, opened again when a command ended it; `hello` gets a fresh one each time. */
class Lines {
  private readonly open = new Map<keyof People, Talk>();

  constructor(private readonly people: People) {}

  /** With the ticket opened before that the command is about, if they may. */
  async say(who: keyof People, type: string, payload: string, ticketId: number | undefined) {
    const person = this.people[who];
    if (type === 'hello') return once(person, type, payload);
    let talk = this.open.get(who);
    if (!talk || talk.socket.readyState !== talk.socket.OPEN) {
      talk = await person.talk();
      this.open.set(who, talk);
    }
    if (ticketId !== undefined && type !== 'ticket.open') await talk.command('ticket.open', { ticketId, after: null });
    try {
      return await talk.write(type, payload);
    } catch (cause) {
      throw cause instanceof ClosedFirst ? new Wrong(cause.message) : cause;
    }
  }

  end(): void {
    for (const talk of this.open.values()) talk.end();
  }
}

async function once(person: Person, type: string, payload: string) {
  const talk = await Talk.open(person.origin, person.held.cookie);
  try {
    return await talk.write(type, payload);
  } finally {
    talk.end();
  }
}

function fits(look: () => unknown, otherwise: string): void {
  try {
    look();
  } catch (cause) {
    throw new Wrong(`${otherwise} (${(cause as Error).message})`);
  }
}
