import type { TimelineStore } from '@tandem/client';
import type { Ticket, User } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { useFormat, useNow, useWords } from '../language/index.ts';
import { anchorOf } from './address-entry.ts';
import type { Row } from './arrange.ts';
import { describeChange } from './describe-change.ts';
import styles from './lines.module.css';
import { MessageLine } from './MessageLine.tsx';
import { sideOf, useNames } from './names.ts';
import { SentState } from './SendState.tsx';

interface Props {
  readonly row: Row;
  readonly timeline: TimelineStore;
  readonly ticket: Ticket;
  readonly reader: User;
}

/** One line of the log, whatever it is. */
export const LogRow = observer(function LogRow({ row, timeline, ticket, reader }: Props) {
  const words = useWords();
  const nameOf = useNames(reader);
  const format = useFormat();
  switch (row.kind) {
    case 'day':
      return (
        <li className={styles['day']}>
          <DayName at={row.at} />
        </li>
      );
    case 'new':
      return (
        <li className={styles['new']} data-new>
          {timeline.away ? words.timeline.whileAway(timeline.away.count) : words.timeline.newLine}
        </li>
      );
    case 'change':
      return (
        <li className={styles['change']} id={anchorOf(row.entry.seq)}>
          {describeChange(row.entry, reader.id, words.timeline.changed, {
            status: words.tickets.statuses,
            priority: words.tickets.priorities,
            category: words.tickets.categories,
            author: nameOf,
          })}
          <time dateTime={row.entry.at} title={format.full(row.entry.at)}>
            {format.time(row.entry.at)}
          </time>
        </li>
      );
    case 'message': {
      const { entry } = row;
      return (
        <MessageLine
          name={nameOf(entry.author)}
          side={sideOf(entry.author, reader)}
          leads={row.leads}
          id={anchorOf(entry.seq)}
          body={entry.body ?? (entry.kind === 'created' ? ticket.description : '')}
          at={entry.at}
        >
          {row.mine && <SentState entry={entry} timeline={timeline} reader={reader} />}
        </MessageLine>
      );
    }
  }
});

/** “Today”, “Yesterday”, then the date. */
function DayName({ at }: { at: string }) {
  const words = useWords().timeline;
  const format = useFormat();
  const now = useNow();
  const date = new Date(at).toDateString();
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (date === new Date(now).toDateString()) return words.today;
  return date === yesterday.toDateString() ? words.yesterday : format.day(at, now);
}
