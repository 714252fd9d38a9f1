import type { Connection } from '../transport/connection.ts';

/** Calls back whenever events may have been missed, live again or told so by the service, until what it returns is called. */
export function afterBreaks(connection: Connection, handler: () => void): () => void {
  let wasLive = connection.state === 'live';
  const endings = [
    connection.onState((state) => {
      if (state !== 'live') return;
      if (wasLive) handler();
      wasLive = true;
    }),
    connection.on('resync', handler),
  ];
  return () => {
    for (const end of endings) end();
  };
}
