import type { Managed } from '../../ipc/managed.schema.ts';

/** A computer for which no organisation has decided anything. */
export const unmanaged: Managed = {
  server: 'free',
  address: 'https://desk.example',
  serverName: null,
  locked: [],
  locale: null,
  persists: true,
  problems: [],
};
