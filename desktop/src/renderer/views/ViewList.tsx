import { Icon, Link, useWords } from '@tandem/ui';
import { type InboxQuery, plainQuery, viewNames } from '../inbox/inbox-query.ts';
import { paths } from '../routes.ts';
import { SavedViews } from './SavedViews.tsx';
import { viewIcon } from './view-icon.ts';
import styles from './view-list.module.css';

interface Props {
  readonly query: InboxQuery;
  /** Another page than the inbox is shown: no view is the current one. */
  readonly isElsewhere: boolean;
  readonly className: string | undefined;
}

/** The ways to look at the tickets. Each is a link: it can be opened in a new tab. */
export function ViewList({ query, isElsewhere, className }: Props) {
  const words = useWords().console.views;
  return (
    <nav aria-label={words.label} className={className}>
      <ul className={styles['list']}>
        {viewNames.map((view) => (
          <li key={view}>
            <Link
              href={paths.inbox(plainQuery(view))}
              className={styles['view']}
              aria-current={view === query.view && !isElsewhere ? 'page' : undefined}
            >
              <Icon name={viewIcon[view]} />
              {words[view]}
            </Link>
          </li>
        ))}
      </ul>
      <SavedViews query={query} isElsewhere={isElsewhere} />
    </nav>
  );
}
