import { RequestFailed } from '@tandem/client';
import type { SavedView } from '@tandem/contract';
import { Icon, IconButton, Link, Popover, useReasons, useToast, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useEffect } from 'react';
import { type InboxQuery, toSearch } from '../inbox/inbox-query.ts';
import { paths } from '../routes.ts';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import { SaveView } from './SaveView.tsx';
import { ViewName } from './ViewName.tsx';
import styles from './view-list.module.css';

/** One's own views, and a way to keep the one that is looked at. */
export const SavedViews = observer(function SavedViews({
  query,
  isElsewhere,
}: {
  query: InboxQuery;
  isElsewhere: boolean;
}) {
  const { views } = useStaffStores();
  const words = useWords().console.savedViews;
  const reasons = useReasons();
  const toast = useToast();
  useEffect(() => void views.load(), [views]);
  const here = toSearch(query);
  const forget = ({ id, name }: SavedView) =>
    views.remove(id).catch((cause: unknown) => toast(words.notForgotten(name, reasons.of(RequestFailed.from(cause)))));
  return (
    <section className={styles['saved']} aria-label={words.label}>
      {views.items.length > 0 && (
        <ul className={styles['list']}>
          {views.items.map((view) => (
            <li key={view.id} className={styles['own']}>
              <Link
                href={paths.inbox(view.query)}
                className={styles['view']}
                aria-current={toSearch(view.query) === here && !isElsewhere ? 'page' : undefined}
              >
                <Icon name="filter" />
                <bdi className={styles['name']}>{view.name}</bdi>
              </Link>
              <Popover
                label={words.rename(view.name)}
                align="start"
                className={styles['panel']}
                button={(button) => (
                  <IconButton {...button} icon="pencil" size="small" label={words.rename(view.name)} />
                )}
              >
                {(close) => (
                  <ViewName
                    label={words.rename(view.name)}
                    initial={view.name}
                    onSubmit={async (name) => {
                      await views.rename(view.id, name);
                      close();
                    }}
                  />
                )}
              </Popover>
              <IconButton icon="close" size="small" label={words.forget(view.name)} onClick={() => void forget(view)} />
            </li>
          ))}
        </ul>
      )}
      {!isElsewhere && <SaveView query={query} isKept={views.items.some((view) => toSearch(view.query) === here)} />}
    </section>
  );
});
