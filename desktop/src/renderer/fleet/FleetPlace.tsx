import { Button, EmptyState, SearchField, Skeleton, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useEffect, useState } from 'react';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { LoadFailed } from '../place/LoadFailed.tsx';
import { Place } from '../place/Place.tsx';
import records from '../place/records.module.css';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import { ConsoleRow } from './ConsoleRow.tsx';

/** The installed consoles: who uses which version where, and whether their managed settings count. */
export const FleetPlace = observer(function FleetPlace({ query }: { query: InboxQuery }) {
  const { fleet } = useStaffStores();
  const words = useWords().console.fleet;
  const [sought, setSought] = useState('');
  useEffect(() => void fleet.search(sought), [fleet, sought]);
  const isEmpty = fleet.items.length === 0;
  return (
    <Place title={words.title} lead={words.lead} query={query} width="wide">
      <SearchField label={words.search} clear={words.clear} value={sought} onSearch={setSought} />
      <LoadFailed list={fleet} title={words.loadFailed} />
      {isEmpty && fleet.state === 'loading' && <Skeleton label={words.loading} rows={4} />}
      {isEmpty && fleet.state === 'ready' && (
        <EmptyState
          title={sought === '' ? words.none : words.noneFound}
          {...(sought === '' && { text: words.noneHint })}
        />
      )}
      <ul className={records['records']} aria-label={words.list} hidden={isEmpty}>
        {fleet.items.map((console) => (
          <ConsoleRow key={console.id} console={console} />
        ))}
      </ul>
      {fleet.hasMore && (
        <Button busy={fleet.loadingMore} onClick={() => void fleet.loadMore()}>
          {words.more}
        </Button>
      )}
    </Place>
  );
});
