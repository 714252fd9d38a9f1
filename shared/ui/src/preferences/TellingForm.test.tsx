import { http, type Preferences } from '@tandem/contract';
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { settle } from '../../../client/src/testing/fake-clock.ts';
import { refused } from '../../../client/src/testing/fake-connection.ts';
import { ana } from '../../../client/src/testing/samples.ts';
import { givenStores, show } from '../testing/show.tsx';
import { TellingForm } from './TellingForm.tsx';

/** Ana, who was a member of staff once and chose something then. */
async function given() {
  const stores = await givenStores(ana);
  const kept: Preferences[] = [];
  stores.connection.answer(http.preferences.read, { muted: ['ticket.created'], quiet: null });
  stores.connection.answer(http.preferences.keep, ({ body }) => void kept.push(body));
  await stores.stores.preferences.load();
  const view = show(stores, <TellingForm kinds={['message.posted', 'status.changed']} />);
  return { ...stores, ...view, kept };
}

test('one chooses among what one can be told of, and what was chosen beyond that stays', async () => {
  const { person, kept } = await given();
  expect(screen.getAllByRole('switch')).toHaveLength(3);
  await person.click(screen.getByRole('switch', { name: 'Status changes' }));
  expect(kept).toEqual([{ muted: ['ticket.created', 'status.changed'], quiet: null }]);
});

test('quiet hours begin with usual nights, by the clock of here', async () => {
  const { person, kept } = await given();
  await person.click(screen.getByRole('switch', { name: 'Keep quiet hours' }));
  expect(kept.at(-1)?.quiet).toMatchObject({ from: '18:00', to: '08:00', timeZone: expect.any(String) });
  expect(screen.getByLabelText<HTMLInputElement>('From').value).toBe('18:00');
});

test('what was not saved is taken back, and says why', async () => {
  const { person, connection } = await given();
  connection.answer(http.preferences.keep, () => {
    throw refused('unavailable');
  });
  const messages = () => screen.getByRole<HTMLInputElement>('switch', { name: 'Messages' });
  await person.click(messages());
  await act(() => settle());
  expect(screen.getByText(/^Not saved\./)).toBeTruthy();
  expect(messages().checked).toBe(true);
});
