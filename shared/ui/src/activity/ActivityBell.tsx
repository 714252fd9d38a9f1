import { type Activity, mostUnread } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { useFormat, useWords } from '../language/index.ts';
import { CountBadge, Icon, Popover } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import styles from './ActivityBell.module.css';
import { ActivityPanel } from './ActivityPanel.tsx';

interface Props {
  /** Where a ticket lives in this app. */
  readonly hrefFor: (activity: Activity) => string;
  readonly align?: 'start' | 'end';
}

/** A bell with the number of unread happenings; opens the list of them. */
export const ActivityBell = observer(function ActivityBell({ hrefFor, align = 'end' }: Props) {
  const { activity } = useStores();
  const words = useWords().activity;
  const count = useUnreadCount();
  return (
    <Popover
      label={words.title}
      align={align}
      className={styles['popover']}
      button={({ ref, onClick, ...expanded }) => (
        <button
          type="button"
          ref={ref}
          {...expanded}
          aria-haspopup="dialog"
          aria-label={count === '' ? words.bell : words.bellUnread(count)}
          title={words.bell}
          data-shortcut="activity"
          className={styles['bell']}
          onClick={() => {
            if (activity.state !== 'ready' || activity.failure) void activity.load();
            onClick();
          }}
        >
          <Icon name="bell" size="large" />
          {count !== '' && (
            <span className={styles['badge']} aria-hidden="true">
              <CountBadge count={count} label="" />
            </span>
          )}
        </button>
      )}
    >
      {(close) => <ActivityPanel hrefFor={hrefFor} onFollow={close} />}
    </Popover>
  );
});

/** How many happenings are unread, as it is shown: “7”, “100+”, and nothing at zero. */
export function useUnreadCount(): string {
  const { activity } = useStores();
  const words = useWords().activity;
  const format = useFormat();
  if (activity.unread === 0) return '';
  return activity.unread < mostUnread ? format.number(activity.unread) : words.over(mostUnread - 1);
}
