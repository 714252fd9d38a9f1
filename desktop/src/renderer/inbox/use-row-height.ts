import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** As the style sheet has it with letters of the usual size, in pixels. */
const USUAL = 52;

/**
 * How high every row is, in pixels, read from an element that is as high as one: rows are measured in the reader's own
 * size of letters, and that may change.
 */
export function useRowHeight(): readonly [ruler: RefObject<HTMLDivElement | null>, height: number] {
  const ruler = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(USUAL);
  useLayoutEffect(() => {
    const element = ruler.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => setHeight(entry?.borderBoxSize[0]?.blockSize || USUAL));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ruler, height];
}
