import { type Credentials, credentialsSchema, parse } from '@tandem/contract';

/** What was typed, by the contract's rules. Throws InvalidInput; what is empty is missing. */
export const credentialsOf = ({ email, password }: Credentials): Credentials =>
  parse(credentialsSchema, { email: email || undefined, password: password || undefined });
