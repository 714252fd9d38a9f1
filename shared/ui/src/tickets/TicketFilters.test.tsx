import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { InEnglish } from '../testing/in-english.tsx';
import { filtersOf, TicketFilters, type TicketView } from './TicketFilters.tsx';

type Changed = (view: TicketView) => void;

/** A page that keeps the view, and a button on it that stands for the browser's own “back”. */
function Page({ initial, changed }: { initial: TicketView; changed: Changed }) {
  const [view, setView] = useState(initial);
  const change = (next: TicketView) => {
    changed(next);
    setView(next);
  };
  return (
    <>
      <TicketFilters value={view} onChange={change} />
      <button type="button" onClick={() => setView({ show: 'all', q: 'water' })}>
        Back
      </button>
    </>
  );
}

function given(initial: TicketView = { show: 'all', q: '' }) {
  const changed = vi.fn<Changed>();
  render(<Page initial={initial} changed={changed} />, { wrapper: InEnglish });
  return { changed, person: userEvent.setup() };
}
const search = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search your tickets' });

test('open means everything that is not closed', () => {
  expect(filtersOf({ show: 'open', q: 'fire' })).toEqual({ status: ['open', 'in_progress', 'resolved'], q: 'fire' });
  expect(filtersOf({ show: 'closed', q: '' })).toEqual({ status: ['closed'] });
  expect(filtersOf({ show: 'all', q: '' })).toEqual({});
});

test('one of the three is chosen', async () => {
  const { changed, person } = given();
  await person.click(screen.getByRole('radio', { name: 'Closed' }));
  expect(changed).toHaveBeenLastCalledWith({ show: 'closed', q: '' });
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Closed' }).checked).toBe(true);
});

test('typing searches once, when it pauses', async () => {
  const { changed, person } = given();
  await person.type(search(), ' fire ');
  await waitFor(() => expect(changed).toHaveBeenCalled());
  expect(changed.mock.calls).toEqual([[{ show: 'all', q: 'fire' }]]);
  expect(search().value).toBe(' fire ');
});

test('Enter does not wait', async () => {
  const { changed, person } = given();
  await person.type(search(), 'fire{Enter}');
  expect(changed).toHaveBeenLastCalledWith({ show: 'all', q: 'fire' });
});

test('clearing the search keeps the focus in it', async () => {
  const { changed, person } = given({ show: 'open', q: 'fire' });
  await person.click(screen.getByRole('button', { name: 'Clear the search' }));
  expect(changed).toHaveBeenLastCalledWith({ show: 'open', q: '' });
  expect(document.activeElement).toBe(search());
});

test('going back in the browser puts the earlier words into the field', async () => {
  const { person } = given({ show: 'all', q: 'fire' });
  await person.click(screen.getByRole('button', { name: 'Back' }));
  expect(search().value).toBe('water');
});
