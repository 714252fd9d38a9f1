import { autorun } from 'mobx';
import { useEffect, useState } from 'react';
import { useStores } from '../stores/index.ts';

/** `fine` says nothing. `back`: was down long enough to be mentioned, and is up again. */
export type LineState = 'fine' | 'offline' | 'connecting' | 'reconnecting' | 'back';

/** Shorter breaks than this mend themselves before anybody could read about them. */
const MENTIONED_AFTER = 2_000;
/** The first connection of a page may take this long before it is mentioned. */
const FIRST_MENTIONED_AFTER = 5_000;

/** The connection as a person should hear of it, and how much was replayed after the latest break. */
export function useLine() {
  const { connection, activity } = useStores();
  const [state, setState] = useState<LineState>('fine');
  const [missed, setMissed] = useState(0);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = autorun(() => {
      clearTimeout(timer);
      const { state: line, wasLive } = connection;
      if (line === 'live') return setState((was) => (was === 'fine' || was === 'connecting' ? 'fine' : 'back'));
      if (line === 'signed_out') return setState('fine');
      if (line === 'offline') {
        setMissed(0);
        return setState('offline');
      }
      const wait = wasLive ? MENTIONED_AFTER : FIRST_MENTIONED_AFTER;
      timer = setTimeout(() => {
        setMissed(0);
        setState(wasLive ? 'reconnecting' : 'connecting');
      }, wait);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [connection]);

  useEffect(
    () =>
      activity.onNew((item) => {
        if (item.replay === true) setMissed((count) => count + 1);
      }),
    [activity],
  );

  return { state, missed, dismiss: () => setState('fine') };
}
