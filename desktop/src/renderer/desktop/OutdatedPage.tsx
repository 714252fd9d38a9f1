import { Button, useWords } from '@tandem/ui';
import { useEffect, useState } from 'react';
import type { Bridge } from '../../ipc/bridge.ts';
import { DoorPage } from '../session/DoorPage.tsx';
import { UpdateLine } from '../updates/UpdateLine.tsx';
import { useUpdate } from '../updates/use-update.ts';
import { ask } from './bridge.ts';
import { useDesktop } from './desktop-context.ts';

/** Whether the service refuses this version of the app, as it is told. */
export function useOutdated(bridge: Bridge, atFirst: boolean): boolean {
  const [outdated, setOutdated] = useState(atFirst);
  useEffect(() => bridge.notes['app.outdated'](({ outdated: now }) => setOutdated(now)), [bridge]);
  return outdated;
}

/** The service no longer works with this version: says so, and what can be done. */
export function OutdatedPage() {
  const desktop = useDesktop();
  const update = useUpdate();
  const { outdated: words, updates, openSettings } = useWords().desktop;
  const [asking, setAsking] = useState(false);
  if (desktop === null) return null;
  const { bridge, facts } = desktop;
  // Without a session there is nothing to come back by itself: any request shows whether the version is served again.
  const again = async () => {
    setAsking(true);
    await ask(bridge, 'session.restore', {}).catch(() => undefined);
    setAsking(false);
  };
  return (
    <DoorPage title={words.title} lead={words.lead(facts.version)}>
      {update?.refusal === 'managed' && <p>{updates.refusals.managed}</p>}
      <UpdateLine />
      {update?.problem && <p role="alert">{updates.problems[update.problem]}</p>}
      <Button variant="primary" busy={asking} onClick={() => void again()}>
        {words.again}
      </Button>
      <Button variant="quiet" onClick={() => desktop.open('settings')}>
        {openSettings}
      </Button>
    </DoorPage>
  );
}
