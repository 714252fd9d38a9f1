import { describe, expect, test } from 'vitest';
import { acceptedPassword, BadUsage, readCommand } from './staff-command.ts';

test('create names a person, an address in lower case and a role', () => {
  expect(readCommand(['create', '--email', ' Ann@Example.com', '--name', 'Ann B', '--role', 'admin'])).toEqual({
    verb: 'create',
    email: 'ann@example.com',
    name: 'Ann B',
    role: 'admin',
  });
});

describe('a command line that is not understood is explained', () => {
  test.each([
    ['', 'Say what to do'],
    ['promote', 'There is no command "promote"'],
    ['create --name Ann --role agent', '--email is missing'],
    ['create --email ann --name Ann --role agent', '--email: This is not an e-mail address.'],
    ['create --email a@b.example --name Ann', '--role is missing'],
    ['create --email a@b.example --name Ann --role customer', '--role must be agent or admin'],
    ['disable', '--email is missing'],
    ['disable a@b.example', 'What does "a@b.example" mean?'],
    ['disable --email a@b.example --role admin', '--role does not belong here'],
    ['list --email a@b.example', '--email does not belong here'],
    ['create --passwort x', "Unknown option '--passwort'"],
    ['disable --email', 'argument missing'],
  ])('staff %s', (line, words) => {
    const args = line.split(' ').filter(Boolean);
    expect(() => readCommand(args)).toThrow(BadUsage);
    expect(() => readCommand(args)).toThrow(words);
  });
});

test('a password never stands on the command line, and is checked as at sign-up', () => {
  expect(() => readCommand(['create', '--password', 'x'])).toThrow(BadUsage);
  expect(() => acceptedPassword('short')).toThrow('Use at least 12 characters');
  expect(acceptedPassword(' keeps its blanks ')).toBe(' keeps its blanks ');
});
