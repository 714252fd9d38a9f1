import { RequestFailed } from '@tandem/client';
import type { CategoryChange, KnownCategory } from '@tandem/contract';
import { Banner, Button, Skeleton, useCategoryName, useReasons, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useEffect, useState } from 'react';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { LoadFailed } from '../place/LoadFailed.tsx';
import { Place } from '../place/Place.tsx';
import records from '../place/records.module.css';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import { CategoryDialog } from './CategoryDialog.tsx';
import styles from './categories.module.css';

/** What a ticket can be about, as admins keep it. */
export const CategoriesPlace = observer(function CategoriesPlace({ query }: { query: InboxQuery }) {
  const { categoryList } = useStaffStores();
  const words = useWords().console.categoryList;
  const reasons = useReasons();
  const [editing, setEditing] = useState<KnownCategory | 'new' | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => void categoryList.reload(), [categoryList]);

  const change = (category: KnownCategory, wanted: CategoryChange) => {
    setFailed(null);
    categoryList.change(category.id, wanted).catch((cause: unknown) => {
      const failure = RequestFailed.from(cause);
      const why = failure.fieldCodes?.['retired'];
      setFailed(words.failed(why ? reasons.at({ why, said: failure.message }) : reasons.of(failure)));
    });
  };
  return (
    <Place
      title={words.title}
      lead={words.lead}
      query={query}
      action={
        <Button variant="primary" icon="plus" onClick={() => setEditing('new')}>
          {words.add}
        </Button>
      }
    >
      {failed && (
        <Banner tone="danger" urgent>
          {failed}
        </Banner>
      )}
      <LoadFailed list={categoryList} title={words.loadFailed} />
      {categoryList.items.length === 0 && categoryList.state !== 'failed' && (
        <Skeleton label={words.loading} rows={6} />
      )}
      <ul className={records['records']} aria-label={words.list} hidden={categoryList.items.length === 0}>
        {categoryList.items.map((category) => (
          <CategoryRow
            key={category.id}
            category={category}
            onEdit={() => setEditing(category)}
            onRetire={(retired) => change(category, { retired })}
          />
        ))}
      </ul>
      {editing && <CategoryDialog category={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Place>
  );
});

interface RowProps {
  readonly category: KnownCategory;
  readonly onEdit: () => void;
  readonly onRetire: (retired: boolean) => void;
}

function CategoryRow({ category, onEdit, onRetire }: RowProps) {
  const words = useWords().console.categoryList;
  const nameOf = useCategoryName();
  const name = nameOf(category.name);
  return (
    <li className={styles['category']} data-retired={category.retired || undefined}>
      <div className={records['about']}>
        <p className={`${records['name']} ${styles['name']}`}>
          <bdi>{name}</bdi>
          {category.retired && <span className={records['mark']}>{words.retired}</span>}
        </p>
        <p className={records['note']}>
          <bdi>{category.description}</bdi>
        </p>
      </div>
      <Button size="small" onClick={onEdit} aria-label={words.edit(name)}>
        {words.editShort}
      </Button>
      <Button
        size="small"
        variant="quiet"
        onClick={() => onRetire(!category.retired)}
        aria-label={category.retired ? words.restoreNamed(name) : words.retireNamed(name)}
      >
        {category.retired ? words.restore : words.retire}
      </Button>
    </li>
  );
}
