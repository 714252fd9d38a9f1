import { type EndpointDeclaration, InvalidInput, parse } from '@tandem/contract';
import type { Answer } from './call.ts';

/** Throws when an answer is not what its endpoint declares, as the client would see it: after a trip through JSON. */
export function verifyReply<E extends EndpointDeclaration>(endpoint: E, { status, body }: Answer<E>): void {
  const name = `${endpoint.method} ${endpoint.path}`;
  const schema = endpoint.replies[status];
  if (schema === undefined) throw new Error(`${name} answered ${status}, which it does not declare.`);
  if (schema === null) {
    if (body !== undefined) throw new Error(`${name} answered ${status} with a body it does not declare.`);
    return;
  }
  try {
    parse(schema, JSON.parse(JSON.stringify(body)));
  } catch (cause) {
    const fields = cause instanceof InvalidInput ? JSON.stringify(cause.fields) : String(cause);
    throw new Error(`The reply of ${name} breaks its schema: ${fields}`);
  }
}
