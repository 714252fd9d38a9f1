import { describe, expect, test } from 'vitest';
import { createLogger, describeError } from './logging.ts';

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger({ logLevel: 'info' }, { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('a secret never reaches the log', () => {
  test.each([
    ['a password', { password: 'hunter2' }],
    ['a body', { request: { body: { password: 'hunter2' } } }],
    ['an authorization header', { req: { headers: { authorization: 'hunter2' } } }],
    ['a cookie', { headers: { cookie: 'tandem_refresh=hunter2' } }],
  ])('%s', (_name, facts) => {
    const line = logged((log) => log.info(facts, 'x'));
    expect(line).not.toContain('hunter2');
    expect(line).toContain('[removed]');
  });

  test('what people typed, on the error of a database driver', () => {
    const cause = Object.assign(
      new Error("insert into `accounts` (`email`) values ('hunter2') - Duplicate entry 'hunter2' for key 'email'"),
      { sql: "insert into accounts values ('hunter2')", bindings: ['hunter2'], errno: 1062, code: 'ER_DUP_ENTRY' },
    );
    const line = logged((log) => log.error({ cause }, 'request failed'));
    expect(line).not.toContain('hunter2');
    expect(line).toContain('Duplicate entry');
    expect(line).toContain('ER_DUP_ENTRY');
  });
});

test('an error keeps what tells where it failed: name, message, stack and cause', () => {
  const described = describeError(new TypeError('x is not a function', { cause: new Error('inner') }));
  expect(described).toMatchObject({ name: 'TypeError', message: 'x is not a function', cause: { message: 'inner' } });
  expect(described?.stack).toContain('logging.test.ts');
});
