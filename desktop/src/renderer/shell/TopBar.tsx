import { AccountMenu, ActivityBell, useNavigate, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useDesktopItems } from '../desktop/desktop-items.ts';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { places, placesFor } from '../place/places.ts';
import { paths } from '../routes.ts';
import { ViewMenu } from '../views/ViewMenu.tsx';
import styles from './top-bar.module.css';

/** Product, views where there is no room for their column, activity, account. */
export const TopBar = observer(function TopBar({ query }: { query: InboxQuery }) {
  const { session } = useStores();
  const words = useWords();
  const navigate = useNavigate();
  const desktopItems = useDesktopItems();
  const own = (session.user === null ? [] : placesFor(session.user)).map((place) => ({
    label: places[place].title(words),
    icon: places[place].icon,
    onSelect: () => navigate(paths.place(place, query)),
  }));
  return (
    <header className={styles['bar']}>
      <a href="#ticket" className={styles['skip']}>
        {words.console.skipToTicket}
      </a>
      <span className={styles['product']}>
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" className={styles['mark']} />
        <span className={styles['name']}>{words.console.product}</span>
      </span>
      <div className={styles['views']}>
        <ViewMenu query={query} />
      </div>
      <div className={styles['end']}>
        <ActivityBell hrefFor={({ ticket, seq }) => `${paths.ticket(ticket.id, query)}#entry-${seq}`} />
        <AccountMenu places={[...own, ...desktopItems]} avatar="small" />
      </div>
    </header>
  );
});
