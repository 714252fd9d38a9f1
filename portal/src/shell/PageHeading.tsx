import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { headingMayTakeFocus } from './navigation.ts';

/** The one h1 of a page. After a navigation it takes the focus, so that a screen reader says where one is. */
export function PageHeading({ children }: { children: ReactNode }) {
  const ref = useHeadingFocus();
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** The same for a heading that is drawn elsewhere: put the ref on it. */
export function useHeadingFocus(): RefObject<HTMLHeadingElement | null> {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (headingMayTakeFocus()) ref.current?.focus({ preventScroll: true });
  }, []);
  return ref;
}
