import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Nearer to the end than this counts as being there, in CSS pixels. */
const NEAR = 64;

export interface Follow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Whether the newest line is in sight; while it is, the log follows what comes in. */
  readonly atEnd: boolean;
  readonly toEnd: () => void;
  /** Brings one line into sight and stays there. */
  readonly toLine: (line: HTMLElement) => void;
}

/**
 * Keeps a log still or at its end. It follows new lines while the end is in sight, stays where the reader is reading
 * otherwise, and does not jump when older lines come in above. `first` and `last` are the keys of the outermost lines;
 * `mine` says that the reader wrote the last one, which is always brought into sight. `startAt` finds the line to begin
 * at, if it is not the end.
 */
export function useFollow(
  first: string | undefined,
  last: string | undefined,
  mine: boolean,
  startAt: (scroller: HTMLElement) => HTMLElement | null,
): Follow {
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  // What the last layout looked like; layout effects compare with it before the browser paints.
  const seen = useRef({ first, last: undefined as string | undefined, height: 0, atEnd: true });

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    seen.current.atEnd = true;
    setAtEnd(true);
  }, []);

  const toLine = useCallback((line: HTMLElement) => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTop = line.offsetTop - (element.clientHeight - line.offsetHeight) / 2;
    seen.current.atEnd = isNearEnd(element);
    setAtEnd(seen.current.atEnd);
  }, []);

  // No list of dependencies: every render can change heights (a send state, a typing line).
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const before = seen.current;
    const isFirstLayout = before.last === undefined && last !== undefined;
    if (isFirstLayout) {
      const start = startAt(element);
      if (start) element.scrollTop = start.offsetTop - NEAR;
      else element.scrollTop = element.scrollHeight;
      before.atEnd = isNearEnd(element);
    } else if (before.atEnd || (mine && before.last !== last)) {
      element.scrollTop = element.scrollHeight;
      before.atEnd = true;
    } else if (before.first !== first) {
      element.scrollTop += element.scrollHeight - before.height;
    }
    seen.current = { first, last: last ?? before.last, height: element.scrollHeight, atEnd: before.atEnd };
    setAtEnd(before.atEnd);
  });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      seen.current.atEnd = isNearEnd(element);
      setAtEnd(seen.current.atEnd);
    };
    // A phone's keyboard or a growing composer takes height away: the end stays in sight if it was.
    const resized = () => {
      if (seen.current.atEnd) element.scrollTop = element.scrollHeight;
      seen.current.height = element.scrollHeight;
    };
    element.addEventListener('scroll', look, { passive: true });
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(resized);
    observer?.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer?.disconnect();
    };
  }, []);

  return { scroller, atEnd, toEnd, toLine };
}

const isNearEnd = (element: HTMLElement): boolean =>
  element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
