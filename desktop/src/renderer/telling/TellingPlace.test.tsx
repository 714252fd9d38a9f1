import { http, plainPreferences } from '@tandem/contract';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../../shared/client/src/testing/fake-connection.ts';
import { givenConsole } from '../testing/given-console.tsx';

async function given() {
  const { connection, ...rest } = await givenConsole();
  connection.answer(http.preferences.read, plainPreferences).answer(http.preferences.keep, undefined);
  await act(async () => window.history.pushState(null, '', '/notifications'));
  await screen.findByRole('switch', { name: 'Messages' });
  const kept = () => connection.requestsTo(http.preferences.keep).map(({ body }) => body);
  return { connection, kept, ...rest };
}

test('a kind of news is turned off and on with one press', async () => {
  const { person, kept } = await given();
  await person.click(screen.getByRole('switch', { name: 'New tickets' }));
  await person.click(screen.getByRole('switch', { name: 'New tickets' }));
  expect(kept()).toEqual([
    { muted: ['ticket.created'], quiet: null },
    { muted: [], quiet: null },
  ]);
});

test('quiet hours begin with usual ones, and each day can be left out', async () => {
  const { person, kept } = await given();
  await person.click(screen.getByRole('switch', { name: 'Keep quiet hours' }));
  await person.click(screen.getByRole('checkbox', { name: 'Sunday' }));
  expect(kept().at(-1)?.quiet).toMatchObject({ from: '18:00', to: '08:00', days: [1, 2, 3, 4, 5, 6] });
});

test('what the service does not take is taken back, and said', async () => {
  const { person, connection } = await given();
  connection.answer(http.preferences.keep, () => {
    throw refused('unavailable');
  });
  const messages = screen.getByRole<HTMLInputElement>('switch', { name: 'Messages' });
  await person.click(messages);
  expect((await screen.findByRole('alert')).textContent).toContain('Not saved.');
  await waitFor(() => expect(messages.checked).toBe(true));
});
