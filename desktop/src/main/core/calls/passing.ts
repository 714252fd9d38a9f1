import { type Connection, type EndpointInput, RequestFailed } from '@tandem/client/transport';
import { type CommandName, commands, defaultMessage, type EndpointDeclaration, http, parse } from '@tandem/contract';
import type { AnySchema } from 'yup';

/** Those that answer with tokens have calls of their own, which keep them here; and what is not a window's business. */
const kept: readonly EndpointDeclaration[] = [
  http.session.signUp,
  http.session.logIn,
  http.session.refresh,
  http.session.logOut,
  http.session.changePassword,
  http.consoles.report, // which console this is, the app says itself
];
const keptCommands: readonly string[] = ['hello', 'renew'];

/** What a window may ask the service for, by the name in the contract: `tickets.list`. */
export const passedEndpoints: ReadonlyMap<string, EndpointDeclaration> = new Map(
  Object.entries(http).flatMap(([noun, endpoints]) =>
    Object.entries<EndpointDeclaration>(endpoints)
      .filter(([, endpoint]) => !kept.includes(endpoint))
      .map(([name, endpoint]): [string, EndpointDeclaration] => [`${noun}.${name}`, endpoint]),
  ),
);

/** What a window may say over the live connection. */
export const passedCommands: ReadonlySet<string> = new Set(
  Object.keys(commands).filter((name) => !keptCommands.includes(name)),
);

/** Passes a request on, if the contract has it and it is what the contract says. */
export async function passRequest(connection: Connection, name: string, input: unknown): Promise<unknown> {
  const endpoint = passedEndpoints.get(name);
  if (endpoint === undefined) throw new RequestFailed('forbidden', defaultMessage.forbidden);
  return connection.request(endpoint, inputOf(endpoint, input) as EndpointInput<EndpointDeclaration>);
}

/** Passes a command on, likewise. */
export async function passCommand(connection: Connection, name: string, payload: unknown): Promise<unknown> {
  if (!passedCommands.has(name)) throw new RequestFailed('forbidden', defaultMessage.forbidden);
  const command = name as CommandName;
  return connection.command(command, parse(commands[command].payload as AnySchema, payload) as never);
}

const parts = ['params', 'query', 'headers', 'body'] as const;

function inputOf(endpoint: EndpointDeclaration, input: unknown): object {
  const given = new Map(Object.entries(input as object));
  const read = parts.flatMap((part) => {
    const schema = endpoint[part];
    const value = given.get(part);
    given.delete(part);
    if (schema === undefined) return value === undefined ? [] : [refuse()];
    // Whole parts may be left out where nothing in them is required.
    return [[part, parse(schema, value ?? (part === 'body' ? undefined : {}))] as const];
  });
  if (given.size > 0) refuse();
  return Object.fromEntries(read);
}

function refuse(): never {
  throw new RequestFailed('validation', defaultMessage.validation);
}
