import type { Notice, NoticeSum } from '@tandem/client';
import { autorun } from 'mobx';
import { useEffect, useRef } from 'react';
import { useWords } from '../language/index.ts';
import { useNavigate } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import { useNames } from '../timeline/names.ts';
import { BrowserNotifier, type NoticeWords } from './browser-notifier.ts';

interface Props {
  readonly hrefFor: (ticketId: number) => string;
  readonly words: (notice: Notice) => NoticeWords;
  readonly wordsOfSum: (sum: NoticeSum) => NoticeWords;
}

/** The same in what customers read. */
export function CustomerNotices({ hrefFor }: Pick<Props, 'hrefFor'>) {
  const { session, notices, preferences } = useStores();
  const all = useWords();
  // What is not to be told has to be known before anything is; who is told nothing need not ask.
  useEffect(
    () =>
      autorun(() => {
        if (notices.state === 'on' && preferences.state === 'idle') void preferences.load();
      }),
    [notices, preferences],
  );
  const nameOf = useNames(session.user);
  const words = (notice: Notice) => ({ title: titleOf(notice), body: notice.activity.ticket.title });
  const wordsOfSum = ({ updates }: NoticeSum) => ({ title: all.account.notices.messages(updates), body: '' });
  const titleOf = ({ activity, messages }: Notice): string => {
    const words = all.account.notices;
    const name = nameOf(activity.actor) ?? activity.actor.name;
    if (messages > 1) return words.messages(messages);
    return activity.kind === 'status.changed'
      ? words.status(name, all.tickets.statuses[activity.ticket.status])
      : words.message(name);
  };
  return <BrowserNotices hrefFor={hrefFor} words={words} wordsOfSum={wordsOfSum} />;
}

/** Lets the browser tell what happens while the page is hidden; a press on a notice leads to its ticket. */
export function BrowserNotices({ hrefFor, words, wordsOfSum }: Props) {
  const { notices } = useStores();
  const navigate = useNavigate();
  const now = { words, wordsOfSum, open: (ticketId: number) => navigate(hrefFor(ticketId)) };
  const latest = useRef(now);
  latest.current = now;

  useEffect(
    () =>
      notices.attach(
        new BrowserNotifier({
          words: (notice) => latest.current.words(notice),
          wordsOfSum: (sum) => latest.current.wordsOfSum(sum),
          onOpen: (ticketId) => latest.current.open(ticketId),
        }),
      ),
    [notices],
  );
  return null;
}
