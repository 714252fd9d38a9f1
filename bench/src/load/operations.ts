import { chat } from './chat.ts';
import { create } from './create.ts';
import type { Credentials } from './credentials.ts';
import { Crowd, type FanOutLoad } from './crowd.ts';
import type { Watched } from './measured.ts';
import { requests } from './requests.ts';
import { steadyRequests } from './steady-requests.ts';

let crowd: Crowd | undefined;

const gathered = (): Crowd => {
  if (!crowd) throw new Error('No crowd has gathered.');
  return crowd;
};

/** Everything a generator process can be asked to do. */
export const operations = {
  requests,
  steadyRequests,
  create,
  chat,
  gather: async ({ port, people }: { readonly port: number; readonly people: readonly Credentials[] }) => {
    crowd ??= new Crowd(port);
    await crowd.gather(people);
  },
  hear: (load: FanOutLoad) => gathered().hear(load),
  dropAndReturn: (watched: Watched) => gathered().dropAndReturn(watched),
  disperse: async (_: Record<string, never>) => {
    crowd?.disperse();
    crowd = undefined;
  },
};

export type Operations = typeof operations;
export type OperationName = keyof Operations;
