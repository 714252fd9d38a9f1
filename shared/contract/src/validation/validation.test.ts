import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signUpSchema } from '../session/session.schema.ts';
import { newTicketSchema, ticketChangeSchema } from '../tickets/ticket.schema.ts';
import { ticketIdParams, ticketQuerySchema } from '../tickets/tickets.endpoints.ts';
import { messageBody } from '../timeline/entry.schema.ts';
import { InvalidInput } from './invalid-input.ts';
import { parse, parseText } from './parse.ts';
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
