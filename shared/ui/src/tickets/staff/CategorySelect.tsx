import { observer } from 'mobx-react-lite';
import { useEffect } from 'react';
import { useWords } from '../../language/index.ts';
import { useStores } from '../../stores/index.ts';
import { useCategoryName } from '../category-name.ts';
import { ControlSelect } from './ControlSelect.tsx';

/** What the ticket is about. */
export const CategorySelect = observer(function CategorySelect() {
  const { ticket, categories } = useStores();
  const words = useWords();
  const nameOf = useCategoryName();
  useEffect(() => void categories.load(), [categories]);
  if (!ticket.ticket) return null;
  const { category } = ticket.ticket;
  const known = categories.items.some(({ id }) => id === category.id)
    ? categories.items
    : [category, ...categories.items];
  return (
    <ControlSelect
      label={words.staff.category}
      busy={ticket.saving?.categoryId !== undefined}
      value={String(ticket.saving?.categoryId ?? category.id)}
      onChoose={(id) => void ticket.setCategory(Number(id))}
      options={known.map(({ id, name }) => ({ value: String(id), label: nameOf(name) }))}
    />
  );
});
