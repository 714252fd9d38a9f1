import { expect, test } from 'vitest';
import { leaksIn } from './leaks.ts';
import { Secrets } from './secrets.ts';

const token = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${'s1gnatur3'.repeat(4)}`;
const secrets = new Secrets();
secrets.addToken('a token of ours', token);
secrets.add('a password', 'two "quoted" words');

const leaks = (line: object) => [...leaksIn(`{"msg":"before"}\n${JSON.stringify(line)}\n`, secrets).keys()].sort();

test.each([
  ['a whole token', { header: `Bearer ${token}` }, ['a token', 'a token of ours', 'the signature of a token of ours']],
  ['a signature that was cut short', { was: token.split('.')[2]?.slice(0, 20) }, ['the signature of a token of ours']],
  ['somebody else’s token', { msg: 'eyJhbGciOiJub25lIn0.e30.' }, ['a token']],
  ['a password with quotes', { body: { password: 'two "quoted" words' } }, ['a password']],
  ['nothing', { msg: 'request', status: 200 }, []],
])('%s is found in a log', (_what, line, found) => {
  expect(leaks(line)).toEqual(found);
});

test('where it was is told without saying it again', () => {
  const where = [...leaksIn(`${JSON.stringify({ level: 'info', msg: 'request', cookie: token })}\n`, secrets).values()];
  expect(where.join()).toContain('"msg":"request"');
  expect(where.join()).not.toContain('eyJ');
});
