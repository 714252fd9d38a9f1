import type { TicketsStore } from '@tandem/client';
import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** A list scrolled less than this counts as being at its top, in CSS pixels. */
const TOP = 8;
/** A pointer that moved this recently is on its way to a row, in milliseconds. */
const ON_ITS_WAY = 1_000;

/**
 * Holds the list still while it is scrolled and while a pointer moves over it; lets go at the top once the pointer
 * rests or leaves. Gives the action behind the “3 new” button.
 */
export function useHold(tickets: TicketsStore, scroller: RefObject<HTMLElement | null>): () => void {
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const letGo = () => {
      clearTimeout(rest.current);
      rest.current = undefined;
      if (element.scrollTop < TOP) tickets.hold(false);
    };
    const scrolled = () => {
      if (element.scrollTop >= TOP) tickets.hold(true);
      else if (rest.current === undefined) tickets.hold(false);
    };
    const moved = () => {
      tickets.hold(true);
      clearTimeout(rest.current);
      rest.current = setTimeout(letGo, ON_ITS_WAY);
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    element.addEventListener('pointermove', moved, { passive: true });
    element.addEventListener('pointerleave', letGo, { passive: true });
    return () => {
      clearTimeout(rest.current);
      element.removeEventListener('scroll', scrolled);
      element.removeEventListener('pointermove', moved);
      element.removeEventListener('pointerleave', letGo);
      tickets.hold(false);
    };
  }, [tickets, scroller]);

  return useCallback(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
    tickets.hold(false);
    tickets.release();
  }, [tickets, scroller]);
}
