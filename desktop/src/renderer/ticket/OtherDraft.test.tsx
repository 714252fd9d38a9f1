import { http } from '@tandem/contract';
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { settle } from '../../../../shared/client/src/testing/fake-clock.ts';
import { refused } from '../../../../shared/client/src/testing/fake-connection.ts';
import { givenConsole } from '../testing/given-console.tsx';

const office = { body: 'From the office', savedAt: '2026-11-22T14:00:00.000Z' };
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your message' });

/** Somebody types on ticket 7; another device of theirs has saved in between. */
async function givenTwoTexts() {
  const given = await givenConsole();
  const { connection, person, ports } = given;
  let kept: { body: string; savedAt: string | null } = { body: '', savedAt: null };
  connection.answer(http.drafts.read, () => kept);
  connection.answer(http.drafts.keep, ({ headers, body }) => {
    if (headers['if-match'] !== `"${kept.savedAt ?? 'none'}"`) throw refused('stale', { draft: kept });
    kept = { body: body.body, savedAt: '2026-11-22T14:05:00.000Z' };
    return { savedAt: kept.savedAt ?? '' };
  });
  await person.click(screen.getByRole('link', { name: /The printer is on fire/ }));
  await act(() => settle());
  kept = office;
  await person.type(field(), 'From home');
  const pause = () => act(() => ports.clock.advance(2_000));
  await pause();
  return { ...given, pause, kept: () => kept.body };
}

test('a text of another device stands beside the own one, and putting it before that keeps both', {
  timeout: 30_000,
}, async () => {
  const { person, pause, kept } = await givenTwoTexts();
  expect(screen.getByText('From the office')).toBeTruthy();
  expect(field().value).toBe('From home');
  await person.click(screen.getByRole('button', { name: 'Put it before mine' }));
  expect(field().value).toBe('From the office\n\nFrom home');
  expect(screen.queryByText('Written on another device')).toBeNull();
  await pause();
  expect(kept()).toBe('From the office\n\nFrom home');
});

test('the text of another device can take the place of the own one, or be left out', { timeout: 30_000 }, async () => {
  const first = await givenTwoTexts();
  await first.person.click(screen.getByRole('button', { name: 'Use it instead of mine' }));
  expect(field().value).toBe('From the office');
  first.unmount();

  const second = await givenTwoTexts();
  await second.person.click(screen.getByRole('button', { name: 'Leave it out' }));
  expect(field().value).toBe('From home');
  await second.pause();
  expect(second.kept()).toBe('From home');
});
