import { commands, record } from '@tandem/contract';
import { type InferType, number, string } from 'yup';

/** How the live connection is: what a `Connection` of the client shows. */
export const lineSchema = record({
  state: string().oneOf(['signed_out', 'offline', 'connecting', 'live']).required(),
  retryAt: number().nullable().defined(),
  welcome: commands.hello.reply.nullable().defined(),
});
export type Line = InferType<typeof lineSchema>;
