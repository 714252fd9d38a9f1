import type { Stores } from '@tandem/client';
import { type Language, LanguageProvider, ToastProvider } from '@tandem/ui';
import { StrictMode, useEffect, useMemo, useState } from 'react';
import type { Bridge } from '../../ipc/bridge.ts';
import type { Facts } from '../../ipc/facts.schema.ts';
import { Console } from '../Console.tsx';
import { CrashBoundary } from '../shell/CrashBoundary.tsx';
import { DesktopPanes } from './DesktopPanes.tsx';
import { DesktopContext, type Pane } from './desktop-context.ts';
import { FollowApp } from './FollowApp.tsx';
import { OutdatedPage, useOutdated } from './OutdatedPage.tsx';
import { SetUpPage } from './SetUpPage.tsx';

interface Props {
  readonly bridge: Bridge;
  readonly facts: Facts;
  /** Null until a server was chosen. */
  readonly stores: Stores | null;
  readonly language: Language;
}

/** The console as the app shows it: at first the question where the desk is. */
export function DesktopConsole({ bridge, facts, stores, language }: Props) {
  const outdated = useOutdated(bridge, facts.outdated);
  const [pane, setPane] = useState<Pane | null>(null);
  const [managed, setManaged] = useState(facts.managed);
  useEffect(
    () =>
      bridge.notes['managed.changed']((latest) => {
        // Another server, or none, or one at last: everything here was about the one before.
        if (latest.address !== facts.server || (latest.server === 'closed') !== (facts.managed.server === 'closed')) {
          window.location.assign('/');
        } else setManaged(latest);
      }),
    [bridge, facts],
  );
  const desktop = useMemo(() => ({ bridge, facts, managed, open: setPane }), [bridge, facts, managed]);
  return (
    <StrictMode>
      <DesktopContext value={desktop}>
        {stores === null || outdated ? (
          <LanguageProvider language={language}>
            <CrashBoundary>
              <ToastProvider>
                {stores === null ? <SetUpPage /> : <OutdatedPage />}
                <FollowApp />
                <DesktopPanes pane={pane} onClose={() => setPane(null)} />
              </ToastProvider>
            </CrashBoundary>
          </LanguageProvider>
        ) : (
          <Console stores={stores} language={language}>
            <FollowApp />
            <DesktopPanes pane={pane} onClose={() => setPane(null)} />
          </Console>
        )}
      </DesktopContext>
    </StrictMode>
  );
}
