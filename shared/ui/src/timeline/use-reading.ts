import type { TimelineStore } from '@tandem/client';
import { type RefObject, useEffect, useState } from 'react';
import { isMessage } from './arrange.ts';

/** So much of the log may lie below the window with its end still counting as in sight, in CSS pixels. */
const NEAR = 64;

/**
 * Marks the conversation as read while its end is in sight in a visible window, and gives the number of messages by
 * others that came since it was.
 */
export function useReading(
  timeline: TimelineStore,
  readerId: number,
  atEnd: boolean,
  scroller: RefObject<HTMLElement | null>,
): number {
  const { lastSeq, entries } = timeline;
  const [seenSeq, setSeenSeq] = useState(lastSeq);

  useEffect(() => {
    if (!atEnd) return;
    const look = () => {
      if (document.visibilityState !== 'visible' || !isInWindow(scroller.current)) return;
      setSeenSeq(lastSeq);
      timeline.markRead(lastSeq);
    };
    look();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [timeline, lastSeq, atEnd, scroller]);

  return entries.filter((entry) => entry.seq > seenSeq && entry.author.id !== readerId && isMessage(entry)).length;
}

/** In a low window the page scrolls, too, and the end of the log may lie below what is in sight. */
const isInWindow = (log: HTMLElement | null): boolean =>
  log === null || log.getBoundingClientRect().bottom <= window.innerHeight + NEAR;
