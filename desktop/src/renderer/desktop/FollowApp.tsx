import { useLanguage, useToast, useWords } from '@tandem/ui';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { fromSearch } from '../inbox/inbox-query.ts';
import { paths } from '../routes.ts';
import { ask } from './bridge.ts';
import { type Desktop, useDesktop } from './desktop-context.ts';

/** Goes where the app says, tells what it tells, and lets it speak the language that is spoken here. */
export function FollowApp() {
  const desktop = useDesktop();
  return desktop && <Following desktop={desktop} />;
}

function Following({ desktop: { bridge, open } }: { desktop: Desktop }) {
  const [, setLocation] = useLocation();
  const toast = useToast();
  const words = useWords().desktop.told;
  const { language } = useLanguage();
  const latest = useRef({ setLocation, toast, words });
  latest.current = { setLocation, toast, words };

  useEffect(() => {
    const endings = [
      bridge.notes['app.go']((place) => {
        if ('pane' in place) return open(place.pane);
        const { setLocation: go } = latest.current;
        if ('ticketId' in place) go(`~${paths.ticket(place.ticketId)}`);
        else go(`~${paths.inbox(fromSearch(new URLSearchParams({ view: place.view })))}`);
      }),
      bridge.notes['app.told'](({ what }) => latest.current.toast(latest.current.words[what])),
    ];
    return () => {
      for (const end of endings) end();
    };
  }, [bridge, open]);

  // A window that was opened for a part of the app carries its name.
  useEffect(() => {
    const pane = window.location.hash.slice(1);
    if (pane === 'settings' || pane === 'doctor') open(pane);
  }, [open]);

  useEffect(() => {
    ask(bridge, 'settings.change', { language }).catch(() => undefined); // the app goes on in the one it has
  }, [bridge, language]);
  return null;
}
