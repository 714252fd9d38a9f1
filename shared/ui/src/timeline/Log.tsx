import type { Outbox, TimelineStore } from '@tandem/client';
import type { Ticket, User } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { useState } from 'react';
import { useReasons, useWords } from '../language/index.ts';
import { Button } from '../primitives/index.ts';
import { Announcer } from './Announcer.tsx';
import { arrange } from './arrange.ts';
import { LogRow } from './LogRow.tsx';
import styles from './log.module.css';
import { MessageLine } from './MessageLine.tsx';
import { UnsentState } from './SendState.tsx';
import { useFollow } from './use-follow.ts';
import { useReading } from './use-reading.ts';

interface Props {
  readonly timeline: TimelineStore;
  readonly outbox: Outbox;
  readonly ticket: Ticket;
  readonly reader: User;
  readonly onEdit: (clientId: string) => void;
}

/** Everything that happened on the ticket, own unsent messages last. Follows what comes in, never jumps while one reads. */
export const Log = observer(function Log({ timeline, outbox, ticket, reader, onEdit }: Props) {
  const words = useWords().timeline;
  const { entries, outgoing, away } = timeline;
  // What was unread when the reader came; a message that arrives under their eyes gets no “New” line.
  const [newAtOpening] = useState(() => {
    const { newAfterSeq, lastSeq } = timeline;
    return newAfterSeq > 0 && newAfterSeq < lastSeq ? newAfterSeq : null;
  });
  const rows = arrange(entries, reader.id, away?.afterSeq ?? newAtOpening);

  const newest = outgoing.at(-1)?.clientId ?? rows.at(-1)?.key;
  const newestIsMine = outgoing.length > 0 || entries.at(-1)?.author.id === reader.id;
  const { scroller, atEnd, toEnd } = useFollow(rows[0]?.key, newest, newestIsMine, (element) =>
    element.querySelector<HTMLElement>('[data-new]'),
  );
  const unseen = useReading(timeline, reader.id, atEnd);

  return (
    <div className={styles['frame']}>
      {/* What is scrolled has to take the focus, to be scrolled by keyboard; new messages are said by the Announcer. */}
      <div
        className={styles['scroller']}
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={words.label}
      >
        <Earlier timeline={timeline} />
        <ol className={styles['lines']}>
          {rows.map((row) => (
            <LogRow key={row.key} row={row} timeline={timeline} ticket={ticket} reader={reader} />
          ))}
          {outgoing.map((message, index) => (
            <MessageLine key={message.clientId} name={null} side="mine" leads={index === 0} body={message.body} unsent>
              <UnsentState message={message} outbox={outbox} reader={reader} onEdit={onEdit} />
            </MessageLine>
          ))}
        </ol>
      </div>
      {!atEnd && (
        <div className={styles['jump']}>
          <Button size="small" icon="arrow-down" onClick={toEnd}>
            {unseen > 0 ? words.newBelow(unseen) : words.toNewest}
          </Button>
        </div>
      )}
      <Announcer timeline={timeline} reader={reader} />
    </div>
  );
});

const Earlier = observer(function Earlier({ timeline }: { timeline: TimelineStore }) {
  const words = useWords().timeline;
  const reasons = useReasons();
  if (!timeline.hasOlder) return null;
  return (
    <div className={styles['earlier']}>
      {timeline.olderFailure && <p role="alert">{words.olderFailed(reasons.of(timeline.olderFailure))}</p>}
      <Button size="small" variant="quiet" busy={timeline.loadingOlder} onClick={() => void timeline.loadOlder()}>
        {words.earlier}
      </Button>
    </div>
  );
});
