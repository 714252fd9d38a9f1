import type { Activity } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { useReasons, useWords } from '../language/index.ts';
import { Banner, Button, EmptyState, Link, RelativeTime, Skeleton, VisuallyHidden } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import { useNames } from '../timeline/names.ts';
import styles from './ActivityPanel.module.css';

interface Props {
  readonly hrefFor: (activity: Activity) => string;
  /** Called when a link was followed. */
  readonly onFollow: () => void;
}

/** What happened, newest first, each leading to its ticket. */
export const ActivityPanel = observer(function ActivityPanel({ hrefFor, onFollow }: Props) {
  const { activity } = useStores();
  const words = useWords().activity;
  const reasons = useReasons();
  return (
    <div className={styles['panel']}>
      <div className={styles['header']}>
        <h2 className={styles['title']}>{words.title}</h2>
        {activity.unread > 0 && (
          <Button size="small" variant="quiet" icon="checks" onClick={() => void activity.markAllRead()}>
            {words.markAllRead}
          </Button>
        )}
      </div>
      {activity.failure && (
        <Banner
          tone="warning"
          title={words.failed}
          actions={
            <Button size="small" onClick={() => void activity.load()}>
              {words.tryAgain}
            </Button>
          }
        >
          {reasons.of(activity.failure)}
        </Banner>
      )}
      <ActivityList hrefFor={hrefFor} onFollow={onFollow} />
    </div>
  );
});

const ActivityList = observer(function ActivityList({ hrefFor, onFollow }: Props) {
  const { activity, session } = useStores();
  const words = useWords().activity;
  if (activity.items.length === 0) {
    if (activity.failure) return null;
    if (activity.state !== 'ready') return <Skeleton label={words.loading} rows={4} />;
    return <EmptyState title={session.isStaff ? words.emptyForStaff : words.empty} />;
  }
  return (
    <>
      <ol className={styles['list']}>
        {activity.items.map((item) => (
          <li key={item.cursor}>
            <ActivityLink item={item} href={hrefFor(item)} onFollow={onFollow} />
          </li>
        ))}
      </ol>
      {activity.hasOlder && (
        <div className={styles['older']}>
          <Button size="small" variant="quiet" busy={activity.loadingOlder} onClick={() => void activity.loadOlder()}>
            {words.older}
          </Button>
        </div>
      )}
    </>
  );
});

const ActivityLink = observer(function ActivityLink({
  item,
  href,
  onFollow,
}: {
  item: Activity;
  href: string;
  onFollow: () => void;
}) {
  const { activity } = useStores();
  const words = useWords().activity;
  const isUnread = activity.isUnread(item);
  return (
    <Link href={href} className={styles['item']} data-unread={isUnread || undefined} onClick={onFollow}>
      <span className={styles['dot']} aria-hidden="true" />
      <span className={styles['what']}>
        {isUnread && <VisuallyHidden>{words.newMark}: </VisuallyHidden>}
        <Happened item={item} />
      </span>
      <RelativeTime at={item.at} />
      <span className={styles['ticket']}>
        {words.ticket(item.ticket.id)} <bdi>{item.ticket.title}</bdi>
      </span>
    </Link>
  );
});

function Happened({ item }: { item: Activity }) {
  const { session } = useStores();
  const words = useWords();
  const nameOf = useNames(session.user);
  const name = nameOf(item.actor) ?? words.timeline.you;
  const { happened } = words.activity;
  if (item.kind !== 'status.changed') return happened[item.kind](name);
  const { status } = item.ticket;
  return status === 'closed' ? happened.closed(name) : happened['status.changed'](name, words.tickets.statuses[status]);
}
