import type { TimelineStore } from '@tandem/client';
import type { User } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../language/index.ts';
import { VisuallyHidden } from '../primitives/index.ts';
import { isMessage } from './arrange.ts';
import { useNames } from './names.ts';

/** A screen reader is told this much of a message; the rest is in the log. */
const SPOKEN = 300;

/**
 * Says new messages by others to screen readers, politely. Older pages, own messages and what was there at the start
 * stay silent, which a plain `aria-live` on the log could not do.
 */
export const Announcer = observer(function Announcer({ timeline, reader }: { timeline: TimelineStore; reader: User }) {
  const words = useWords().timeline;
  const nameOf = useNames(reader);
  const [said, setSaid] = useState('');
  const heard = useRef(timeline.lastSeq);
  const { lastSeq, entries } = timeline;

  useEffect(() => {
    const fresh = entries.filter((e) => e.seq > heard.current && e.author.id !== reader.id && isMessage(e));
    heard.current = Math.max(heard.current, lastSeq);
    const newest = fresh.at(-1);
    if (!newest) return;
    const one = () => words.announced(nameOf(newest.author) ?? words.you, (newest.body ?? '').slice(0, SPOKEN));
    setSaid(fresh.length === 1 ? one() : words.announcedMany(fresh.length));
  }, [lastSeq, entries, reader.id, words, nameOf]);

  return (
    <VisuallyHidden>
      <span role="status">{said}</span>
    </VisuallyHidden>
  );
});
