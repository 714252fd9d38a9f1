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

function Following({ desktop: { bridge, facts, open } }: { desktop: Desktop }) {
  const [, setLocation] = useLocation();
  const toast = useToast();
  const words = useWords().desktop.told;
  const { language } = useLanguage();
  const latest = useRef({ setLocation, toast, words });
  latest.current = { setLocation, toast, words };
  const spoken = useRef(facts.language);

  useEffect(() => {
    const go = async () => {
      const { ticketId, view, pane } = await ask(bridge, 'app.place', {});
      const { setLocation: to } = latest.current;
      if (ticketId !== undefined) to(`~${paths.ticket(ticketId)}`);
      if (view !== undefined) to(`~${paths.inbox(fromSearch(new URLSearchParams({ view })))}`);
      if (pane !== undefined) open(pane);
    };
    const follow = () => void go().catch(() => undefined);
    const endings = [
      bridge.notes['app.go'](follow),
      bridge.notes['app.told'](({ what }) => latest.current.toast(latest.current.words[what])),
    ];
    follow(); // somebody may have asked before there was anybody to hear it
    return () => {
      for (const end of endings) end();
    };
  }, [bridge, open]);

  useEffect(() => {
    if (spoken.current === language) return; // what the app speaks already is not set, and may follow the computer
    spoken.current = language;
    ask(bridge, 'settings.change', { language }).catch(() => undefined); // the app goes on in the one it has
  }, [bridge, language]);
  return null;
}
