import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObjectSchema } from 'yup';
import type { EndpointDeclaration } from '../http/endpoint.ts';
import { http } from '../http/endpoints.ts';
import { commands } from '../realtime/protocol.ts';
import { signUpSchema } from '../session/session.schema.ts';
import { newTicketSchema, ticketChangeSchema } from '../tickets/ticket.schema.ts';
import { ticketIdParams, ticketQuerySchema } from '../tickets/tickets.endpoints.ts';
import { messageBody } from '../timeline/entry.schema.ts';
import { InvalidInput } from './invalid-input.ts';
import { parse, parseText, wrongWith } from './parse.ts';
import { record } from './scalars.ts';

const refused = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof InvalidInput ? error.fields : error;
  }
};
const person = { name: 'Ana', email: 'ana@b.example', password: 'correct horse battery' };

describe('what comes as JSON', () => {
  test('is trimmed of outer white space, and e-mail addresses are lower-cased', () => {
    const parsed = parse(signUpSchema, { ...person, name: '  Ana \n', email: ' Ana@B.Example ' });
    expect(parsed).toEqual(person);
  });

  test('a password is taken as it is', () => {
    const password = '  spaces count, too  ';
    expect(parse(signUpSchema, { ...person, password }).password).toBe(password);
  });

  test('a role in a sign-up is refused, like any field that is not known', () => {
    expect(refused(() => parse(signUpSchema, { ...person, role: 'admin' }))).toEqual({
      role: 'This field is not known.',
    });
  });

  test.each(['__proto__', 'constructor', 'toString'])('a field called %s is refused by its name', (name) => {
    const input = JSON.parse(`{"${name}":1}`);
    expect(Object.keys(refused(() => parse(record({}), input)) as object)).toEqual([name]);
  });

  test.each([undefined, null, 5, 'x', true, [], [person]])('%j is no object', (input) => {
    expect(refused(() => parse(signUpSchema, input))).toEqual({ body: expect.any(String) });
  });

  test('nothing is coerced', () => {
    expect(
      refused(() => parse(newTicketSchema, { title: 123, description: 'long enough for this', categoryId: '1' })),
    ).toEqual({
      title: 'This must be text.',
      categoryId: 'This must be a number.',
    });
  });

  test('all that is wrong is said at once', () => {
    expect(
      Object.keys(refused(() => parse(signUpSchema, { name: ' ', email: 'x', password: 'short' })) as object).sort(),
    ).toEqual(['email', 'name', 'password']);
  });

  test('a change must change something; null takes the assignee away', () => {
    expect(refused(() => parse(ticketChangeSchema, {}))).toEqual({ body: 'Name at least one change.' });
    expect(parse(ticketChangeSchema, { assigneeId: null })).toEqual({ assigneeId: null });
  });

  test('any text with something in it comes back as it went in, unless it cannot be stored', () => {
    const schema = record({ body: messageBody() });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (body) => {
        const stored = refused(() => parse(schema, { body })) === undefined;
        expect(stored).toBe(body.trim() !== '' && !body.includes('\0'));
        if (stored) expect(parse(schema, { body }).body).toBe(body.trim());
      }),
    );
    expect(refused(() => parse(schema, { body: 'half \ud83d' }))).toEqual({ body: expect.any(String) });
  });
});

describe('what is wrong', () => {
  const wrong = (work: () => unknown) => {
    try {
      work();
      return undefined;
    } catch (error) {
      return error instanceof InvalidInput ? error.fieldCodes : error;
    }
  };

  test('is also said as codes with their values, for apps in other languages', () => {
    const input = { name: '', email: 'x', password: 'short', role: 'admin' };
    expect(wrong(() => parse(signUpSchema, input))).toEqual({
      name: { code: 'required' },
      email: { code: 'not_email' },
      password: { code: 'too_short', min: 12 },
      role: { code: 'unknown_field' },
    });
    expect(wrong(() => parse(ticketChangeSchema, {}))).toEqual({ body: { code: 'nothing_to_change' } });
    expect(wrong(() => parseText(ticketQuerySchema, { status: 'gone', limit: '101' }))).toEqual({
      'status[0]': { code: 'not_one_of', allowed: 'open, in_progress, resolved, closed' },
      limit: { code: 'too_large', max: 100 },
    });
  });

  test('every input of every endpoint and command is refused with a code', () => {
    const inputs = Object.values(http).flatMap((noun) =>
      Object.values(noun as Record<string, EndpointDeclaration>).flatMap(({ body }) => (body ? [body] : [])),
    );
    for (const schema of [...inputs, ...Object.values(commands).map(({ payload }) => payload)]) {
      for (const name of Object.keys((schema as ObjectSchema<object>).fields)) {
        for (const value of [undefined, null, {}, [], '', 'x', -1, 0.5, '\0', 'x'.repeat(20_000)]) {
          const found = wrong(() => parse(schema, { [name]: value }));
          const codes = Object.keys((found ?? {}) as object);
          const sentences = Object.keys((refused(() => parse(schema, { [name]: value })) ?? {}) as object);
          expect(codes, `${name}: ${JSON.stringify(value)?.slice(0, 20)}`).toEqual(sentences);
        }
      }
    }
  });

  test('with a form is only what was filled in or left out, and nothing when it fits', () => {
    expect(wrongWith(newTicketSchema, { title: 'ab', description: '', categoryId: '1' })?.fieldCodes).toEqual({
      title: { code: 'too_short', min: 3 },
      description: { code: 'required' },
    });
    expect(wrongWith(newTicketSchema, { title: 'abc', description: 'long enough', categoryId: '1' })).toBeNull();
  });
});

describe('what comes as text', () => {
  test('is cast, with defaults for what is left out', () => {
    expect(parseText(ticketQuerySchema, { status: 'open,resolved', limit: '5' })).toEqual({
      status: ['open', 'resolved'],
      limit: 5,
      sort: '-updatedAt',
    });
  });

  test.each(['-1', '0', '1.5', '1e3', ' 12', '0x10', '', 'x', '99999999999999999999'])('%j is no id', (id) => {
    expect(refused(() => parseText(ticketIdParams, { id }))).toEqual({ id: expect.any(String) });
  });

  test('a name that is not known is refused, and so is a parameter given twice', () => {
    expect(refused(() => parseText(ticketQuerySchema, { nope: '1' }))).toEqual({ nope: expect.any(String) });
    expect(refused(() => parseText(ticketQuerySchema, { q: ['a', 'b'] }))).toEqual({ q: expect.any(String) });
    expect(refused(() => parseText(ticketQuerySchema, { limit: ['1', '1'] }))).toEqual({ limit: expect.any(String) });
  });
});
