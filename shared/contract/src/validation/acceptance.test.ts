import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnySchema, number, object, ref, string } from 'yup';
import { http } from '../http/endpoints.ts';
import { commands } from '../realtime/protocol.ts';
import { acceptanceOf, notAccepted } from './acceptance.ts';
import { parse, parseSlowly } from './parse.ts';
import { record, text } from './scalars.ts';

type Outcome = { readonly value: unknown } | { readonly fields: unknown };

const outcome = (work: () => unknown): Outcome => {
  try {
    return { value: work() };
  } catch (error) {
    return { fields: (error as { fields?: unknown }).fields ?? error };
  }
};

const bodies = Object.values(http).flatMap((noun) =>
  Object.entries(noun).flatMap(([name, endpoint]) =>
    'body' in endpoint ? [[name, endpoint.body as AnySchema] as const] : [],
  ),
);
const schemas = [
  ...Object.entries(commands).map(([name, { payload }]) => [name, payload as AnySchema] as const),
  ...bodies,
];

/** Something a field of this name might be given, right or wrong. */
const strange = fc.oneof(
  fc.constantFrom(null, undefined, true, 0, -0, 1, 1.5, -1, Number.NaN, 2 ** 53, '', ' ', '1', '\0', 'x\ud800', [], {}),
  fc.constantFrom('open', 'closed', 'high', 'ana@b.example', ' Ana@B.Example ', 'correct horse battery', 'true'),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.uuid(),
  fc.uuid().map((uuid) => uuid.toUpperCase()),
  fc.nat(),
  fc.jsonValue({ maxDepth: 1 }),
);

const inputFor = (schema: AnySchema) => {
  const names = 'fields' in schema ? Object.keys(Object(schema.fields)) : [];
  const named = fc.record(Object.fromEntries(names.map((name) => [name, strange])), { requiredKeys: [] });
  const unknown = fc.dictionary(fc.constantFrom('senderId', 'role', '__proto__', 'constructor'), strange, {
    maxKeys: 1,
  });
  return fc.oneof(
    { weight: 8, arbitrary: named },
    { weight: 1, arbitrary: fc.tuple(named, unknown).map(([some, more]) => ({ ...some, ...more })) },
    { weight: 1, arbitrary: strange },
  );
};

describe('the quick check', () => {
  test.each(schemas)('of %s agrees with yup on whatever comes', (_name, schema) => {
    fc.assert(
      fc.property(inputFor(schema), (input) => {
        expect(outcome(() => parse(schema, input))).toEqual(outcome(() => parseSlowly(schema, input)));
      }),
      { numRuns: 400 },
    );
  });

  test('vouches for a message as it is usually sent, and gives it back as yup would', () => {
    const message = { ticketId: 7, clientId: '0B0C7A52-57F0-4B5A-9C38-0F0E3C2D8A11', body: '  Hello \n', seenSeq: 0 };

    const accepted = acceptanceOf(commands['message.send'].payload)(message);

    expect(accepted).toEqual({ ...message, clientId: message.clientId.toLowerCase(), body: 'Hello' });
    expect(accepted).toEqual(parseSlowly(commands['message.send'].payload, message));
  });

  test.each([
    [
      'every other value decides',
      record({ a: number(), b: number().when('a', ([a], schema) => (a ? schema.max(1) : schema)) }),
    ],
    ['a reference decides', record({ a: number(), b: number().max(ref('a')) })],
    ['there is a default', record({ a: string().default('x'), b: number() })],
    ['something is refused by name', record({ a: string(), b: number().notOneOf([2]) })],
  ])('leaves it to yup where %s', (_why, schema) => {
    for (const b of [1, 2]) {
      expect(acceptanceOf(schema)({ a: undefined, b })).toBe(notAccepted);
      expect(outcome(() => parse(schema, { b }))).toEqual(outcome(() => parseSlowly(schema, { b })));
    }
  });

  test('a record within a record is held to its own schema', () => {
    const schema = record({
      inner: record({ name: text(1, 3).required() }),
      loose: object({ n: number() }).noUnknown(),
    });

    for (const inner of [{ name: ' ab ' }, { name: 'abcd' }, { name: 'a', more: 1 }, null, 'x']) {
      expect(outcome(() => parse(schema, { inner }))).toEqual(outcome(() => parseSlowly(schema, { inner })));
    }
  });
});
