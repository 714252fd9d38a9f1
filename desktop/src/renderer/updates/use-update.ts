import { useEffect, useState } from 'react';
import type { Update } from '../../ipc/update.schema.ts';
import { ask } from '../desktop/bridge.ts';
import { useDesktop } from '../desktop/desktop-context.ts';

/** Where the app stands with a newer version of itself; null in a browser, and until the app has said so. */
export function useUpdate(): Update | null {
  const bridge = useDesktop()?.bridge;
  const [update, setUpdate] = useState<Update | null>(null);
  useEffect(() => {
    if (bridge === undefined) return;
    let told = false; // what is told meanwhile is newer than the answer
    const end = bridge.notes['update.changed']((now) => {
      told = true;
      setUpdate(now);
    });
    ask(bridge, 'update.read', {}).then(
      (now) => !told && setUpdate(now ?? null),
      () => undefined,
    );
    return () => {
      told = true;
      end();
    };
  }, [bridge]);
  return update;
}
