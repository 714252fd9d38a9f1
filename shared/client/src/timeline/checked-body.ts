import { newMessageSchema, parse } from '@tandem/contract';
import { RequestFailed } from '../transport/request-failed.ts';

/** The text of a message as it may be sent. Throws RequestFailed that says what is wrong with it. */
export function checkedBody(body: string): string {
  try {
    // The id stands in: only the text is checked here.
    return parse(newMessageSchema, { clientId: '00000000-0000-4000-8000-000000000000', body }).body;
  } catch (cause) {
    throw RequestFailed.from(cause);
  }
}
