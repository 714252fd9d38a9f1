import type { TicketFilters as Filters } from '@tandem/client';
import { useWords } from '../language/index.ts';
import { SearchField, Segmented } from '../primitives/index.ts';
import styles from './TicketFilters.module.css';

export const ticketShows = ['all', 'open', 'closed'] as const;
export type TicketShow = (typeof ticketShows)[number];

/** What a customer's list can be narrowed to; lives in the address, so that back and bookmarks work. */
export interface TicketView {
  readonly show: TicketShow;
  readonly q: string;
}

/** The same as the store asks for it. */
export const filtersOf = ({ show, q }: TicketView): Filters => ({
  ...(show === 'open' && { status: ['open', 'in_progress', 'resolved'] }),
  ...(show === 'closed' && { status: ['closed'] }),
  ...(q !== '' && { q }),
});

interface TicketFiltersProps {
  readonly value: TicketView;
  readonly onChange: (value: TicketView) => void;
}

/** Which tickets to show, and a search that runs once the typing pauses. */
export function TicketFilters({ value, onChange }: TicketFiltersProps) {
  const words = useWords().tickets.filters;
  return (
    <div className={styles['bar']}>
      <Segmented
        label={words.label}
        value={value.show}
        options={ticketShows.map((show) => ({ value: show, label: words[show] }))}
        onChange={(show) => onChange({ ...value, show })}
      />
      <SearchField
        className={styles['search']}
        label={words.search}
        clear={words.clear}
        value={value.q}
        onSearch={(q) => onChange({ ...value, q })}
      />
    </div>
  );
}
