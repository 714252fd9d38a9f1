import { useSyncExternalStore } from 'react';

/** The name of an entry's line within its page; a link to the ticket with it behind `#` leads to that very line. */
export const anchorOf = (seq: number): string => `entry-${seq}`;

/** The entry that the address names, as in `/tickets/7#entry-12`, or null. */
export const useEntryOfAddress = (): number | null => useSyncExternalStore(subscribe, read);

function read(): number | null {
  const seq = Number(/^#entry-(\d{1,9})$/.exec(window.location.hash)?.[1]);
  return Number.isInteger(seq) && seq > 0 ? seq : null;
}

/** The browser tells of hashes that people change; those that the router sets it tells of under its own names. */
const changes = ['hashchange', 'popstate', 'pushState', 'replaceState'];
function subscribe(listener: () => void): () => void {
  for (const change of changes) window.addEventListener(change, listener);
  return () => {
    for (const change of changes) window.removeEventListener(change, listener);
  };
}
