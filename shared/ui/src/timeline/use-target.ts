import type { TimelineStore } from '@tandem/client';
import { type RefObject, useEffect, useRef } from 'react';
import { anchorOf } from './address-entry.ts';

/** So many earlier pages are fetched to find an entry; then the way is left to the reader. */
const MOST_PAGES = 20;

/** Brings the entry that a link named into sight once, wherever in the conversation it is, and marks it. */
export function useTarget(
  timeline: TimelineStore,
  target: number | null,
  scroller: RefObject<HTMLElement | null>,
  toLine: (line: HTMLElement) => void,
): void {
  const pages = useRef(0);
  const reached = useRef<number | null>(null);
  const firstSeq = timeline.entries[0]?.seq ?? 1;
  const { lastSeq, loadingOlder, olderFailure } = timeline;

  useEffect(() => {
    pages.current = 0;
    if (target === null) reached.current = null;
  }, [target]);

  useEffect(() => {
    if (target === null || reached.current === target || target > lastSeq) return;
    if (target < firstSeq) {
      if (loadingOlder || olderFailure !== null || pages.current >= MOST_PAGES) return;
      pages.current += 1;
      void timeline.loadOlder();
      return;
    }
    const line = scroller.current?.querySelector<HTMLElement>(`#${anchorOf(target)}`);
    if (!line) return;
    reached.current = target;
    toLine(line);
    mark(line);
  }, [timeline, target, firstSeq, lastSeq, loadingOlder, olderFailure, scroller, toLine]);
}

/** Only one line is marked at a time. It takes the focus, so that reading goes on from there. */
function mark(line: HTMLElement): void {
  for (const other of line.parentElement?.querySelectorAll('[data-target]') ?? []) other.removeAttribute('data-target');
  line.dataset['target'] = '';
  line.tabIndex = -1;
  line.focus({ preventScroll: true });
}
