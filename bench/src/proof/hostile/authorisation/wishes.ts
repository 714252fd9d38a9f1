import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { DeclaredCommand, DeclaredEndpoint } from '../inputs/declared.ts';
import { type Inputs, validInputs } from '../inputs/endpoint-requests.ts';
import { rulesOf, type Schema } from '../inputs/rules.ts';
import { validObject } from '../inputs/valid-objects.ts';
import type { Person } from '../people/person.ts';
import type { Thing } from './cast.ts';
import type { Row } from './table.ts';

/** Where permission depends on what is asked for, everything that can be; anywhere else one request will do. */
const uses: Readonly<Record<string, readonly object[]>> = {
  'to close it': [{ status: 'closed' }],
  'anything else': [
    { priority: 'high' },
    { categoryId: 2 },
    { status: 'in_progress' },
    { assigneeId: null, priority: 'low' },
    { status: 'closed', priority: 'low' },
  ],
  'to disable': [{ disabled: true }],
  'another role': [{ role: 'admin' }],
};

/** What only makes sense with values of this very person. */
const personal: Readonly<Record<string, (holder: Person) => object>> = {
  'POST /auth/signup': () => ({
    name: 'Somebody New',
    email: `${randomUUID()}@example.test`,
    password: 'eleven umbrellas in the rain',
  }),
  'POST /auth/login': ({ account: { email, password } }) => ({ email, password }),
  'POST /auth/password': ({ account: { password } }) => ({
    currentPassword: password,
    newPassword: 'eleven lanterns on the river',
  }),
  'POST /staff/accounts': () => ({
    name: 'Somebody New',
    email: `${randomUUID()}@example.test`,
    role: 'agent',
    password: 'eleven umbrellas in the rain',
  }),
  'PUT /staff/accounts/:id/password': () => ({ password: 'eleven lanterns on the river' }),
  'POST /categories': () => ({ name: randomUUID(), description: 'Something new' }),
  'PATCH /categories/:id': () => ({ description: 'Everything else' }),
};

/** The bodies to try for a row; undefined is none. What is not listed above is made from the contract. */
export function bodiesFor(
  { asked, use }: Row,
  { endpoint }: DeclaredEndpoint,
  holder: Person,
  seed: number,
): readonly (object | undefined)[] {
  if (use !== undefined) {
    const bodies = uses[use];
    if (!bodies) throw new Error(`What "${use}" means is not known.`);
    return bodies;
  }
  if (!endpoint.body) return [undefined];
  return [personal[asked]?.(holder) ?? objectFor(endpoint.body, seed)];
}

/** What an endpoint cannot do without. */
export const queryFor = ({ asked }: Row): Inputs['query'] =>
  asked.startsWith('GET /reports')
    ? [
        ['from', '2026-01-01'],
        ['to', '2026-01-31'],
      ]
    : [];

/** The parameters of a request about a thing. */
export function paramsFor(
  { endpoint }: DeclaredEndpoint,
  { ticketId, deviceId, accountId, categoryId, viewId }: Thing,
  seed: number,
): Inputs['params'] {
  const id = accountId ?? categoryId ?? viewId ?? deviceId ?? ticketId;
  if (!endpoint.params) return [];
  const sample = sampled(validInputs(endpoint, {}), seed).params;
  return sample.map(([name, text]) => [name, name === 'id' && id !== undefined ? String(id) : text] as const);
}

/** A payload about a thing, with a token where the command asks for one. */
export function payloadFor(
  { command }: DeclaredCommand,
  { ticketId }: Thing,
  accessToken: string,
  seed: number,
): object {
  const payload = objectFor(command.payload, seed);
  return {
    ...payload,
    ...('ticketId' in payload && { ticketId }),
    ...('accessToken' in payload && { accessToken }),
  };
}

/** An object the schema takes; what is unique by its nature, is. */
function objectFor(schema: Schema, seed: number): object {
  const object = sampled(validObject(schema, { categoryId: [1] }), seed);
  const unique = Object.entries(rulesOf(schema).fields).filter(([, { format }]) => format === 'uuid');
  return { ...object, ...Object.fromEntries(unique.map(([name]) => [name, randomUUID()])) };
}

const sampled = <T>(arbitrary: fc.Arbitrary<T>, seed: number): T => fc.sample(arbitrary, { seed, numRuns: 1 })[0] as T;
