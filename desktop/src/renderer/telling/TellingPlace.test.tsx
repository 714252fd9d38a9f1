import { http } from '@tandem/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenConsole } from '../testing/given-console.tsx';
import './TellingPlace.tsx';

const nights = {
  muted: [],
  quiet: { from: '18:00', to: '08:00', days: [1], timeZone: 'UTC' },
};
/** That one is of this browser alone, and here it has no notices to offer. */
const isOfThisBrowser = (control: HTMLElement) => control === screen.queryByLabelText('Tell me in this browser');
const disabled = (control: HTMLElement) => (control as HTMLInputElement).disabled;

test('what one chose cannot be replaced before it is known, and can be asked for again', {
  timeout: 30_000,
}, async () => {
  const { connection, person } = await givenConsole({ at: '/notifications' });
  connection.answer(http.preferences.keep, undefined);
  expect(await screen.findByText('What you chose could not be loaded.', undefined, { timeout: 15_000 })).toBeTruthy();
  const chosen = within(screen.getByRole('main'));
  const switches = () => chosen.getAllByRole('switch').filter((one) => !isOfThisBrowser(one));
  expect(switches().every(disabled)).toBe(true);
  connection.answer(http.preferences.read, nights);
  await person.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByDisplayValue('18:00')).toBeTruthy();
  expect(switches().some(disabled)).toBe(false);
  const [first] = switches();
  if (first) await person.click(first);
  expect(connection.requestsTo(http.preferences.keep).map(({ body }) => body.quiet)).toEqual([nights.quiet]);
});
