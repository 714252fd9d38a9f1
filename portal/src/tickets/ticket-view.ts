import { type TicketView, ticketShows } from '@tandem/ui';
import { useSearchParams } from 'wouter';

/** What the list shows, kept in the address. Anything else found there counts as “all”. */
export function useTicketView(): [TicketView, (view: TicketView) => void] {
  const [search, setSearch] = useSearchParams();
  const view: TicketView = {
    show: ticketShows.find((show) => show === search.get('show')) ?? 'all',
    q: (search.get('q') ?? '').trim().slice(0, 200),
  };
  const setView = ({ show, q }: TicketView) =>
    setSearch({ ...(show !== 'all' && { show }), ...(q !== '' && { q }) }, { replace: true });
  return [view, setView];
}
