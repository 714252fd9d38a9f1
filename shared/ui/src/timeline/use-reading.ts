import type { TimelineStore } from '@tandem/client';
import { useEffect, useState } from 'react';
import { isMessage } from './arrange.ts';

/**
 * Marks the conversation as read while its end is in sight in a visible window, and gives the number of messages by
 * others that came since it was.
 */
export function useReading(timeline: TimelineStore, readerId: number, atEnd: boolean): number {
  const { lastSeq, entries } = timeline;
  const [seenSeq, setSeenSeq] = useState(lastSeq);

  useEffect(() => {
    if (!atEnd) return;
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      setSeenSeq(lastSeq);
      timeline.markRead(lastSeq);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [timeline, lastSeq, atEnd]);

  return entries.filter((entry) => entry.seq > seenSeq && entry.author.id !== readerId && isMessage(entry)).length;
}
