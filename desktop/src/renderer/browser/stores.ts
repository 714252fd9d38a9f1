import { browserPorts, createClient, type Stores } from '@tandem/client';

/** The stores of a console that runs in a browser and speaks to the api by itself. */
export const browserStores = (): Stores =>
  createClient({ ...browserPorts(window), baseUrl: window.location.origin, client: 'console' });
