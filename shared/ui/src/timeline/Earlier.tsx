import type { TimelineStore } from '@tandem/client';
import { observer } from 'mobx-react-lite';
import { type RefObject, useEffect, useRef } from 'react';
import { useReasons, useWords } from '../language/index.ts';
import { Button } from '../primitives/index.ts';
import styles from './log.module.css';

interface Props {
  readonly timeline: TimelineStore;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** So long before the beginning of what is loaded comes into sight, what was before it is fetched. */
const AHEAD = '600px';

/** Earlier messages: they come by themselves when one scrolls up, and at a button. */
export const Earlier = observer(function Earlier({ timeline, scroller }: Props) {
  const words = useWords().timeline;
  const reasons = useReasons();
  const place = useRef<HTMLDivElement>(null);
  const { hasOlder, loadingOlder, olderFailure } = timeline;
  const comesByItself = hasOlder && !loadingOlder && olderFailure === null;

  useEffect(() => {
    if (!comesByItself || !place.current || typeof IntersectionObserver === 'undefined') return;
    const watch = new IntersectionObserver(
      (sights) => {
        if (sights.some(({ isIntersecting }) => isIntersecting)) void timeline.loadOlder();
      },
      { root: scroller.current, rootMargin: `${AHEAD} 0px 0px` },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [timeline, scroller, comesByItself]);

  if (!hasOlder) return null;
  return (
    <div className={styles['earlier']} ref={place}>
      {olderFailure && <p role="alert">{words.olderFailed(reasons.of(olderFailure))}</p>}
      <Button size="small" variant="quiet" busy={loadingOlder} onClick={() => void timeline.loadOlder()}>
        {words.earlier}
      </Button>
    </div>
  );
});
