import { Icon, Menu, useNavigate, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { type InboxQuery, plainQuery, viewNames } from '../inbox/inbox-query.ts';
import { paths } from '../routes.ts';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import { viewIcon } from './view-icon.ts';
import styles from './view-menu.module.css';

/** The views behind one button, where the window is too narrow for a column of them. */
export const ViewMenu = observer(function ViewMenu({ query }: { query: InboxQuery }) {
  const words = useWords().console.views;
  const navigate = useNavigate();
  const { views } = useStaffStores();
  return (
    <Menu
      label={words.label}
      align="start"
      groups={[
        viewNames.map((view) => ({
          label: words[view],
          icon: viewIcon[view],
          checked: view === query.view,
          onSelect: () => navigate(paths.inbox(plainQuery(view))),
        })),
        ...(views.items.length > 0
          ? [
              views.items.map((view) => ({
                label: view.name,
                icon: 'filter' as const,
                onSelect: () => navigate(paths.inbox(view.query)),
              })),
            ]
          : []),
      ]}
      button={(button) => (
        <button type="button" {...button} className={styles['button']}>
          <span>{words[query.view]}</span>
          <Icon name="chevron-down" size="small" />
        </button>
      )}
    />
  );
});
