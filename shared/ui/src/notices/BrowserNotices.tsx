import type { Notice } from '@tandem/client';
import { useEffect, useRef } from 'react';
import { useWords } from '../language/index.ts';
import { useNavigate } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import { useNames } from '../timeline/names.ts';
import { BrowserNotifier } from './browser-notifier.ts';

/** Lets the browser tell what happens while the page is hidden; a press on a notice leads to its ticket. */
export function BrowserNotices({ hrefFor }: { hrefFor: (ticketId: number) => string }) {
  const { notices, session } = useStores();
  const all = useWords();
  const nameOf = useNames(session.user);
  const navigate = useNavigate();
  const words = (notice: Notice) => ({ title: titleOf(notice), body: notice.activity.ticket.title });
  const titleOf = ({ activity, messages }: Notice): string => {
    const words = all.account.notices;
    const name = nameOf(activity.actor) ?? activity.actor.name;
    if (messages > 1) return words.messages(messages);
    return activity.kind === 'status.changed'
      ? words.status(name, all.tickets.statuses[activity.ticket.status])
      : words.message(name);
  };
  const latest = useRef({ words, open: (ticketId: number) => navigate(hrefFor(ticketId)) });
  latest.current = { words, open: (ticketId) => navigate(hrefFor(ticketId)) };

  useEffect(
    () =>
      notices.attach(
        new BrowserNotifier({
          words: (notice) => latest.current.words(notice),
          onOpen: (ticketId) => latest.current.open(ticketId),
        }),
      ),
    [notices],
  );
  return null;
}
