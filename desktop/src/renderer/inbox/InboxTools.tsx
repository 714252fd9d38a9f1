import { priorities, statuses, ticketSorts } from '@tandem/contract';
import { IconButton, Popover, SearchField, Select, useCategoryName, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { type ReactNode, useEffect, useId } from 'react';
import { type InboxQuery, isNarrowed, plainQuery } from './inbox-query.ts';
import styles from './inbox-tools.module.css';

interface Props {
  readonly query: InboxQuery;
  readonly onQuery: (query: InboxQuery) => void;
}

/** Search, filters and order of the list. */
export const InboxTools = observer(function InboxTools({ query, onQuery }: Props) {
  const { categories } = useStores();
  const words = useWords();
  const labels = words.console.inbox;
  const nameOfCategory = useCategoryName();
  useEffect(() => void categories.load(), [categories]);
  const narrowed = query.status !== null || query.priority !== null || query.categoryId !== null;

  return (
    <div className={styles['tools']}>
      <SearchField
        className={styles['search']}
        label={labels.search}
        clear={labels.clearSearch}
        hint={labels.searchHint}
        shortcut="/"
        value={query.q}
        onSearch={(q) => onQuery({ ...query, q })}
      />
      <Popover
        label={labels.filters}
        className={styles['panel']}
        button={(button) => (
          <span className={styles['filter']} data-narrowed={narrowed || undefined}>
            <IconButton {...button} icon="filter" label={narrowed ? labels.filtersOn : labels.filters} />
          </span>
        )}
      >
        {() => (
          <div className={styles['choices']}>
            <Choice label={labels.sort} value={query.sort} onChoose={(sort) => onQuery({ ...query, sort })}>
              {ticketSorts.map((sort) => (
                <option key={sort} value={sort}>
                  {labels.sorts[sort]}
                </option>
              ))}
            </Choice>
            <Choice
              label={labels.status}
              value={query.status ?? ''}
              onChoose={(status) => onQuery({ ...query, status: status === '' ? null : status })}
            >
              <option value="">{labels.anyStatus}</option>
              {statuses.map((status) => (
                <option key={status} value={status}>
                  {words.tickets.statuses[status]}
                </option>
              ))}
            </Choice>
            <Choice
              label={labels.priority}
              value={query.priority ?? ''}
              onChoose={(priority) => onQuery({ ...query, priority: priority === '' ? null : priority })}
            >
              <option value="">{labels.anyPriority}</option>
              {priorities.toReversed().map((priority) => (
                <option key={priority} value={priority}>
                  {words.tickets.priorities[priority]}
                </option>
              ))}
            </Choice>
            <Choice
              label={labels.category}
              value={String(query.categoryId ?? '')}
              onChoose={(id) => onQuery({ ...query, categoryId: id === '' ? null : Number(id) })}
            >
              <option value="">{labels.anyCategory}</option>
              {categories.items.map(({ id, name }) => (
                <option key={id} value={id}>
                  {nameOfCategory(name)}
                </option>
              ))}
            </Choice>
            {isNarrowed(query) && (
              <button
                type="button"
                className={styles['clear']}
                onClick={() => onQuery({ ...plainQuery(query.view), sort: query.sort })}
              >
                {labels.clearFilters}
              </button>
            )}
          </div>
        )}
      </Popover>
    </div>
  );
});

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onChoose: (value: V) => void;
  readonly children: ReactNode;
}

function Choice<V extends string>({ label, value, onChoose, children }: ChoiceProps<V>) {
  const id = useId();
  return (
    <div className={styles['choice']}>
      <label htmlFor={id}>{label}</label>
      <Select id={id} value={value} onChange={(event) => onChoose(event.target.value as V)}>
        {children}
      </Select>
    </div>
  );
}
