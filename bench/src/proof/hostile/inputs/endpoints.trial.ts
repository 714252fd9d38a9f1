import { type EndpointDeclaration, errorBodySchema, parse } from '@tandem/contract';
import fc from 'fast-check';
import type { Attempt, Ground } from '../ground.ts';
import type { Answered } from '../people/exchange.ts';
import type { Person } from '../people/person.ts';
import { type DeclaredEndpoint, declaredEndpoints } from './declared.ts';
import { type Inputs, pathOf, spoiltInputs, validInputs } from './endpoint-requests.ts';
import { notJson } from './json-text.ts';
import { aimOf, knownTo, newcomers, type People } from './known.ts';
import { rulesOf } from './rules.ts';
import { inAll, names, type Tried, tryProperty, Wrong } from './tried.ts';

/** What fits the contract is done, or refused for a reason that the contract knows; the answer fits the contract, too. */
export const validRequests: Attempt = {
  name: 'endpoints: random input that fits the contract',
  async run(ground) {
    const succeeded = new Map<string, number>();
    const parts = await eachEndpoint(ground, async ({ name, endpoint }, people) => {
      const aim = await aimOf(endpoint.path, ground, people);
      const known = await knownTo(ground, people);
      // An account that exists cannot be made.
      const inputs = validInputs(endpoint, endpoint.path === '/staff/accounts' ? { ...known, email: [] } : known);
      const asking = fc
        .record({ who: isForStaff(endpoint) ? mostlyAdmins : whoever, inputs })
        .map((asked) =>
          aim ? { ...asked, inputs: { ...asked.inputs, params: [['id', String(aim[asked.who])]] as const } } : asked,
        );
      return tryProperty(name, runs(ground, 10, 250), asking, async ({ who, inputs }) => {
        const answer = await send(people[who], endpoint, inputs);
        checkAnswer(endpoint, inputs, answer);
        if (answer.status < 300) succeeded.set(name, (succeeded.get(name) ?? 0) + 1);
      });
    });
    const never = declaredEndpoints.filter(({ name }) => !succeeded.has(name));
    const { tried, failures } = inAll(parts);
    return {
      tried,
      failures: [...failures, ...never.map(({ name }) => `${name}: none of its valid requests was accepted`)],
      figures: {
        accepted: [...succeeded.values()].reduce((sum, count) => sum + count, 0).toLocaleString('en'),
        endpoints: `${declaredEndpoints.length - never.length} of ${declaredEndpoints.length}`,
      },
    };
  },
};

/** What does not fit is a 400 that names the field. */
export const spoiltRequests: Attempt = {
  name: 'endpoints: input with one thing spoilt',
  async run(ground) {
    const parts = await eachEndpoint(ground, async ({ name, endpoint }, people) => {
      const asking = fc.record({ who: whoever, inputs: spoiltInputs(endpoint, await knownTo(ground, people)) });
      return tryProperty(name, runs(ground, 15, 500), asking, async ({ who, inputs }) => {
        checkRefusal(await send(people[who], endpoint, inputs), inputs.field, inputs.how);
      });
    });
    return inAll(parts);
  },
};

/** A body that is not JSON in UTF-8, of another type, or too large is refused as that, at every endpoint with a body. */
export const strangeBodies: Attempt = {
  name: 'endpoints: bodies that are no JSON, of another type, too large',
  async run(ground) {
    const parts = await eachEndpoint(ground, async ({ name, endpoint }, { customer }) => {
      if (!endpoint.body) return { tried: 0, failures: [] };
      const path = pathOf(endpoint, { params: [], query: [] });
      const failures: string[] = [];
      const bodies = strangeBodiesFor();
      for (const { how, body, headers = {}, expected } of bodies) {
        const { status, text } = await customer.ask(endpoint.method, path, { body, headers });
        if (status !== expected)
          failures.push(`${name}, ${how}: ${status} instead of ${expected}: ${text.slice(0, 200)}`);
        else if (expected === 400)
          failures.push(...refusalFaults({ status, text }, 'body').map((fault) => `${name}, ${how}: ${fault}`));
      }
      return { tried: bodies.length, failures };
    });
    return inAll(parts);
  },
};

interface StrangeBody {
  readonly how: string;
  readonly body: Buffer | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly expected: number;
}

const strangeBodiesFor = (): readonly StrangeBody[] => [
  ...notJson.map(([how, body]) => ({ how, body, expected: 400 })),
  { how: 'no body at all', body: '', expected: 400 },
  ...[
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=latin1',
    'application/jsonx',
    '*/*',
  ].map((type) => ({ how: type, body: '{}', headers: { 'content-type': type }, expected: 415 })),
  ...['gzip', 'br', 'deflate', 'nonsense'].map((encoding) => ({
    how: `encoded as ${encoding}`,
    body: '{}',
    headers: { 'content-encoding': encoding },
    expected: 415,
  })),
  { how: 'one byte too many', body: `"${'x'.repeat(65_535)}"`, expected: 413 },
  { how: 'a mebibyte', body: `"${'x'.repeat(1_048_576)}"`, expected: 413 },
  { how: 'as large as may be', body: `"${'x'.repeat(65_534)}"`, expected: 400 },
];

const whoever = fc.constantFrom('customer' as const, 'agent' as const, 'admin' as const);

/** Where most are refused, so that some of few requests are done. */
const isForStaff = ({ path }: EndpointDeclaration) => /^\/(staff|categories|views|reports|consoles)\b/.test(path);
const mostlyAdmins = fc.constantFrom(
  'admin' as const,
  'admin' as const,
  'admin' as const,
  'agent' as const,
  'customer' as const,
);

const runs = (ground: Ground, short: number, full: number) => ({
  seed: ground.depth.seed,
  runs: ground.times(short, full),
});

/** A few endpoints at a time, each with people of its own, since some end sessions or change passwords. */
async function eachEndpoint(
  ground: Ground,
  work: (declared: DeclaredEndpoint, people: People) => Promise<Tried>,
): Promise<Tried[]> {
  const left = [...declaredEndpoints];
  const done: Tried[] = [];
  const worker = async () => {
    for (let declared = left.shift(); declared; declared = left.shift()) {
      done.push(await work(declared, await newcomers(ground)));
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return done;
}

async function send(person: Person, endpoint: EndpointDeclaration, inputs: Inputs): Promise<Answered> {
  const ask = () =>
    person.ask(endpoint.method, pathOf(endpoint, inputs), {
      body: inputs.body,
      headers: Object.fromEntries(inputs.headers),
    });
  const answer = await ask();
  if (answer.status !== 401 || endpoint.session === 'none') return answer;
  // An earlier request signed them out, as it was asked to.
  await person.signIn();
  return ask();
}

/** Refusals that the contract foresees for input that fits its schemas. */
const foreseen = new Set([403, 404, 409, 422]);

function checkAnswer(endpoint: EndpointDeclaration, inputs: Inputs, answer: Answered): void {
  const { status, text } = answer;
  if (status >= 200 && status < 300) {
    const reply = endpoint.replies[status];
    if (reply === undefined) throw new Wrong(`${status} is not among its replies`);
    if (reply === null && text !== '') throw new Wrong(`${status} came with a body`);
    if (reply) fits(() => parse(reply, JSON.parse(text)), `the ${status} does not fit its schema`);
    return;
  }
  const error = errorOf(answer);
  if (status === 401 && endpoint.session !== 'required') return;
  if (status === 400 && Object.keys(error.fields ?? {}).some((field) => judgedLater(endpoint, inputs).has(field)))
    return;
  if (!foreseen.has(status)) throw new Wrong(`${status} to input that fits: ${text.slice(0, 300)}`);
}

/** Whether a password is too common, or a list's cursor of this list, its schema cannot know. */
function judgedLater({ body }: EndpointDeclaration, { query }: Inputs): Set<string> {
  const fields = Object.entries(body ? rulesOf(body).fields : {});
  return new Set([
    ...fields.flatMap(([name, { format }]) => (format === 'password' ? [name] : [])),
    ...query.flatMap(([name]) => (name === 'cursor' ? [name] : [])),
  ]);
}

function checkRefusal(answer: Answered, field: string | undefined, how: string): void {
  const [fault] = refusalFaults(answer, field);
  if (fault) throw new Wrong(`${how}: ${fault}`);
}

function refusalFaults(answer: Pick<Answered, 'status' | 'text'>, field: string | undefined): string[] {
  if (answer.status !== 400) return [`${answer.status} instead of 400: ${answer.text.slice(0, 300)}`];
  const { code, fields = {} } = errorOf(answer);
  if (code !== 'validation') return [`code ${code} instead of validation`];
  return names(fields, field)
    ? []
    : [`${JSON.stringify(field)} is not named but ${JSON.stringify(fields).slice(0, 300)}`];
}

function errorOf({ status, text }: Pick<Answered, 'status' | 'text'>) {
  return fits(
    () => parse(errorBodySchema, JSON.parse(text)).error,
    `the ${status} is no error body: ${text.slice(0, 200)}`,
  );
}

function fits<T>(look: () => T, otherwise: string): T {
  try {
    return look();
  } catch (cause) {
    throw new Wrong(`${otherwise} (${(cause as Error).message})`);
  }
}
