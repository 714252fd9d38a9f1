import { Button, Popover, useWords } from '@tandem/ui';
import { type InboxQuery, plainQuery, toSearch } from '../inbox/inbox-query.ts';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import { ViewName } from './ViewName.tsx';
import styles from './view-list.module.css';

/** Keeps what the list is narrowed to, under a name. Not offered for what has a name already. */
export function SaveView({ query, isKept }: { query: InboxQuery; isKept: boolean }) {
  const { views } = useStaffStores();
  const words = useWords().console.savedViews;
  if (isKept || toSearch(query) === toSearch(plainQuery(query.view))) return null;
  return (
    <Popover
      label={words.save}
      align="start"
      className={styles['panel']}
      button={(button) => (
        <Button {...button} size="small" variant="quiet" icon="plus">
          {words.save}
        </Button>
      )}
    >
      {(close) => (
        <ViewName
          label={words.save}
          initial={query.q.trim().slice(0, 60)}
          onSubmit={async (name) => {
            await views.save({ name, query: { ...query, q: query.q.trim().slice(0, 200) } });
            close();
          }}
        />
      )}
    </Popover>
  );
}
