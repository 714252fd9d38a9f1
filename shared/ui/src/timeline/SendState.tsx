import type { Outbox, Outgoing, TimelineStore } from '@tandem/client';
import { type Entry, isStaff, type User } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import type { ReactNode } from 'react';
import { useFormat, useReasons, useWords } from '../language/index.ts';
import { Button } from '../primitives/index.ts';
import styles from './lines.module.css';
import { useNames } from './names.ts';

interface SentProps {
  readonly entry: Entry;
  readonly timeline: TimelineStore;
  readonly reader: User;
}

/** Under an own message that the service has: when it was sent or, once the other side has read it, when that was. */
export const SentState = observer(function SentState({ entry, timeline, reader }: SentProps) {
  const words = useWords().timeline.sending;
  const format = useFormat();
  const readings = timeline.readingsOf(entry.seq).filter((one) => isStaff(one.reader) !== isStaff(reader));
  const readAt = readings.map(({ at }) => at).find((at) => at !== null);
  const sent = words.sent(format.time(entry.at));
  if (readings.length === 0) return <p className={styles['state']}>{sent}</p>;
  return (
    <p className={styles['state']} title={sent}>
      {readAt ? words.readAt(format.timeAfter(readAt, entry.at)) : words.read(format.time(entry.at))}
    </p>
  );
});

interface UnsentProps {
  readonly message: Outgoing;
  readonly outbox: Outbox;
  readonly reader: User;
  /** Takes the message back into the composer. */
  readonly onEdit: (clientId: string) => void;
}

/** Under an own message that the service has not acknowledged: where it is, and what can be done about it. */
export const UnsentState = observer(function UnsentState({ message, outbox, reader, onEdit }: UnsentProps) {
  const reasons = useReasons();
  const words = useWords().timeline;
  const edit = (
    <Button size="small" variant="quiet" onClick={() => onEdit(message.clientId)}>
      {words.sending.edit}
    </Button>
  );
  switch (message.state) {
    case 'queued':
      return (
        <div className={styles['state']}>
          {outbox.isHeld(message) ? words.sending.held : words.sending.queued}
          <span className={styles['actions']}>{edit}</span>
        </div>
      );
    case 'sending':
      return <p className={styles['state']}>{words.sending.sending}</p>;
    case 'failed':
      return (
        <div className={styles['state']} data-failed role="alert">
          <span>{words.sending.failed(reasons.of(message.reason))}</span>
          <span className={styles['actions']}>
            <Button size="small" onClick={() => outbox.retry(message.clientId)}>
              {words.sending.retry}
            </Button>
            {edit}
          </span>
        </div>
      );
    case 'stale':
      return (
        <StaleReply message={message} reader={reader} onSendAnyway={() => outbox.sendAnyway(message.clientId)}>
          {edit}
        </StaleReply>
      );
  }
});

/** At most this many of the messages that came in between are quoted; all of them stand above in the conversation. */
const QUOTED = 3;

interface StaleProps {
  readonly message: Outgoing;
  readonly reader: User;
  readonly onSendAnyway: () => void;
  readonly children: ReactNode;
}

/** Somebody wrote while this reply was being written: shows what, and lets the writer decide. */
function StaleReply({ message, reader, onSendAnyway, children }: StaleProps) {
  const words = useWords().timeline;
  const nameOf = useNames(reader);
  const missed = message.missed.filter((entry) => entry.body !== undefined);
  const authors = new Set(missed.map((entry) => entry.author.id));
  const [first] = missed;
  const title =
    first && authors.size === 1
      ? words.stale.title(nameOf(first.author) ?? words.you)
      : words.stale.titleMany(Math.max(1, missed.length));
  return (
    <div className={styles['stale']} role="alert">
      <p className={styles['staleTitle']}>{title}</p>
      {missed.slice(-QUOTED).map((entry) => (
        <blockquote key={entry.seq} className={styles['quote']} dir="auto">
          {entry.body}
        </blockquote>
      ))}
      <p>{words.stale.kept}</p>
      <span className={styles['actions']}>
        <Button size="small" variant="primary" onClick={onSendAnyway}>
          {words.stale.sendAnyway}
        </Button>
        {children}
      </span>
    </div>
  );
}
