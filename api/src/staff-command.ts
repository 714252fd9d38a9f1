import { parseArgs } from 'node:util';
import { emailField, InvalidInput, nameField, newPasswordField, parse, record, type StaffRole } from '@tandem/contract';

export const usage = `Manages the accounts of support staff.

  staff create --email <address> --name <name> --role agent|admin
  staff reset-password --email <address>
  staff disable --email <address>
  staff enable --email <address>
  staff change-role --email <address> --role agent|admin
  staff list

create and reset-password ask for the password, or read its first line from standard input.
Disabling, resetting and changing the role sign the person out everywhere.`;

export type StaffCommand =
  | { readonly verb: 'create'; readonly email: string; readonly name: string; readonly role: StaffRole }
  | { readonly verb: 'change-role'; readonly email: string; readonly role: StaffRole }
  | { readonly verb: 'reset-password' | 'disable' | 'enable'; readonly email: string }
  | { readonly verb: 'list' }
  | { readonly verb: 'help' };

/** The command line cannot be understood; the message says what is wrong with it. */
export class BadUsage extends Error {}

/** What the arguments ask for. Throws {@link BadUsage}. */
export function readCommand(args: readonly string[]): StaffCommand {
  const { verb, values, further } = split(args);
  if (verb === 'help' || values.help) return { verb: 'help' };
  if (further.length > 0)
    throw new BadUsage(`What does "${further[0]}" mean? Values belong behind --email, --name or --role.`);
  switch (verb) {
    case undefined:
      throw new BadUsage('Say what to do: create, reset-password, disable, enable, change-role or list.');
    case 'list':
      return none(values, 'email', 'name', 'role') ?? { verb };
    case 'create':
      return { verb, email: emailOf(values), name: nameOf(values), role: roleOf(values) };
    case 'change-role':
      return none(values, 'name') ?? { verb, email: emailOf(values), role: roleOf(values) };
    case 'reset-password':
    case 'disable':
    case 'enable':
      return none(values, 'name', 'role') ?? { verb, email: emailOf(values) };
    default:
      throw new BadUsage(`There is no command "${verb}".`);
  }
}

/** A password for a person, checked as sign-up checks it. Throws {@link BadUsage}. */
export const acceptedPassword = (password: string): string => checked('The password', newPasswordField(), password);

type Values = { readonly email?: string; readonly name?: string; readonly role?: string; readonly help?: boolean };

function split(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [verb, ...further] = positionals;
    return { verb, values: values as Values, further };
  } catch (cause) {
    throw new BadUsage((cause as Error).message.split('. ')[0]);
  }
}

function none(values: Values, ...names: (keyof Values)[]): undefined {
  const given = names.find((name) => values[name] !== undefined);
  if (given) throw new BadUsage(`--${given} does not belong here.`);
}

const emailOf = ({ email }: Values) => checked('--email', emailField(), email);
const nameOf = ({ name }: Values) => checked('--name', nameField(), name);

function roleOf({ role }: Values): StaffRole {
  if (role === 'agent' || role === 'admin') return role;
  throw new BadUsage(role === undefined ? '--role is missing: agent or admin.' : '--role must be agent or admin.');
}

function checked(what: string, schema: ReturnType<typeof emailField>, value: string | undefined): string {
  if (value === undefined) throw new BadUsage(`${what} is missing.`);
  try {
    return parse(record({ value: schema }), { value }).value;
  } catch (cause) {
    if (cause instanceof InvalidInput) throw new BadUsage(`${what}: ${cause.fields['value'] ?? cause.message}`);
    throw cause;
  }
}
