import { type CommandDeclaration, type CommandName, commands, type EndpointDeclaration, http } from '@tandem/contract';

/** An endpoint of the contract by the name that people use for it: `POST /tickets`. */
export interface DeclaredEndpoint {
  readonly name: string;
  readonly endpoint: EndpointDeclaration;
}
export interface DeclaredCommand {
  readonly name: CommandName;
  readonly command: CommandDeclaration;
}

/** Every endpoint, in the order of the contract. */
export const declaredEndpoints: readonly DeclaredEndpoint[] = Object.values(
  http as Readonly<Record<string, Readonly<Record<string, EndpointDeclaration>>>>,
).flatMap((noun) => Object.values(noun).map((endpoint) => ({ name: `${endpoint.method} ${endpoint.path}`, endpoint })));

/** Every command of the live socket. */
export const declaredCommands: readonly DeclaredCommand[] = Object.entries(commands).map(([name, command]) => ({
  name: name as CommandName,
  command,
}));
