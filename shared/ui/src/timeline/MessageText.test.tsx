import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { anEntry, sam } from '../../../client/src/testing/samples.ts';
import { givenOpenTicket } from '../testing/open-ticket.tsx';
import { show } from '../testing/show.tsx';
import { Conversation } from './Conversation.tsx';

const log = () => within(screen.getByRole('log', { name: 'Conversation' }));

async function shown(body: string) {
  const given = await givenOpenTicket({
    reader: sam,
    entries: [anEntry(1, { kind: 'created' }), anEntry(2, { body })],
  });
  return show(given, <Conversation />);
}

test('an address in a message is a link that gives nothing away and vouches for nothing', async () => {
  await shown('It is described at https://example.com/help?a=1, I think. <a href="https://evil.example">click</a>');
  const [link, ...others] = log().getAllByRole('link');
  expect(link?.textContent).toBe('https://example.com/help?a=1');
  expect(link?.getAttribute('href')).toBe('https://example.com/help?a=1');
  expect(link?.getAttribute('target')).toBe('_blank');
  expect(link?.getAttribute('rel')?.split(' ')).toEqual(expect.arrayContaining(['noopener', 'noreferrer', 'nofollow']));
  // Somebody's markup is text; the address in it is one like any other.
  expect(others.map((other) => other.textContent)).toEqual(['https://evil.example']);
  expect(log().getByText(/<a href=/)).toBeTruthy();
});

test('a very long message is folded until it is asked for', async () => {
  const { person } = await shown(`${'word '.repeat(1_900)}the end`);
  expect(log().queryByText(/the end/)).toBeNull();
  await person.click(log().getByRole('button', { name: 'Show all' }));
  expect(log().getByText(/the end/)).toBeTruthy();
  await person.click(log().getByRole('button', { name: 'Show less' }));
  expect(log().queryByText(/the end/)).toBeNull();
});

test('so is one of many short lines', async () => {
  await shown(`${'line\n'.repeat(60)}the end`);
  expect(log().queryByText(/the end/)).toBeNull();
  expect(log().getByRole('button', { name: 'Show all' })).toBeTruthy();
});

test('a message of a screen is shown whole', async () => {
  await shown(`${'word '.repeat(250)}the end`);
  expect(log().getByText(/the end/)).toBeTruthy();
  expect(log().queryByRole('button', { name: 'Show all' })).toBeNull();
});

test('what is cut is never half a character', async () => {
  await shown('👩‍🚀'.repeat(600));
  expect(log().getByText(/👩/).textContent).not.toMatch(/\p{Surrogate}/u);
});
