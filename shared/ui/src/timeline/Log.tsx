import type { Outbox, TimelineStore } from '@tandem/client';
import type { Ticket, User } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { useState } from 'react';
import { useWords } from '../language/index.ts';
import { Button } from '../primitives/index.ts';
import { Announcer } from './Announcer.tsx';
import { anchorOf, useEntryOfAddress } from './address-entry.ts';
import { arrange } from './arrange.ts';
import { Earlier } from './Earlier.tsx';
import { LogRow } from './LogRow.tsx';
import styles from './log.module.css';
import { MessageLine } from './MessageLine.tsx';
import { UnsentState } from './SendState.tsx';
import { useFollow } from './use-follow.ts';
import { useReading } from './use-reading.ts';
import { useTarget } from './use-target.ts';

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
  const target = useEntryOfAddress();
  const { scroller, atEnd, toEnd, toLine } = useFollow(rows[0]?.key, newest, newestIsMine, (element) => {
    const named = target === null ? null : element.querySelector<HTMLElement>(`#${anchorOf(target)}`);
    return named ?? element.querySelector<HTMLElement>('[data-new]');
  });
  useTarget(timeline, target, scroller, toLine);
  const unseen = useReading(timeline, reader.id, atEnd, scroller);

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
        <Earlier timeline={timeline} scroller={scroller} />
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
