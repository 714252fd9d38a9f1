import { http } from '@tandem/contract';
import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../client/src/testing/fake-connection.ts';
import { ana, anEntry, asParticipant, kim, sam } from '../../../client/src/testing/samples.ts';
import { givenOpenTicket } from '../testing/open-ticket.tsx';
import { show } from '../testing/show.tsx';
import { Conversation } from './Conversation.tsx';

const log = () => screen.getByRole('log', { name: 'Conversation' });
const lines = () =>
  within(log())
    .getAllByRole('listitem')
    .map((line) => line.textContent);
const line = (text: string) => {
  const found = within(log())
    .getAllByRole('listitem')
    .find((each) => each.textContent?.includes(text));
  if (!found) throw new Error(`No line says “${text}”.`);
  return found;
};

test('the description of the ticket is the first message', async () => {
  const given = await givenOpenTicket({ reader: sam });
  show(given, <Conversation />);
  expect(lines()[1]).toContain('Ana Customer');
  expect(lines()[1]).toContain('It started this morning and has not stopped since.');
});

test('a change reads as a sentence between the messages', async () => {
  const change = { from: 'open', to: 'resolved' };
  const entries = [anEntry(1, { kind: 'created' }), anEntry(2, { kind: 'status', author: asParticipant(kim), change })];
  show(await givenOpenTicket({ reader: sam, entries }), <Conversation />);
  expect(lines().at(-1)).toContain('Kim Agent set the status to Resolved');
});

test('to a customer staff are from Support, to staff they have names', async () => {
  const entries = [anEntry(1, { kind: 'created' }), anEntry(2, { author: asParticipant(kim), body: 'Hello' })];
  const { unmount } = show(await givenOpenTicket({ reader: ana, entries }), <Conversation />);
  expect(line('Hello').textContent).toContain('Kim Agent from Support');
  unmount();
  show(await givenOpenTicket({ reader: sam, entries }), <Conversation />);
  expect(line('Hello').textContent).not.toContain('from Support');
});

test('text is shown as it was written, never as markup', async () => {
  const body = '<b>bold</b>\n\n  indented';
  show(await givenOpenTicket({ reader: sam, entries: [anEntry(1, { kind: 'created', body })] }), <Conversation />);
  const [bubble] = log().querySelectorAll('[dir="auto"]');
  expect(bubble?.textContent).toBe(body);
  expect(bubble?.children).toHaveLength(0);
});

test('what was unread stands below a “New” line', async () => {
  show(await givenOpenTicket({ reader: sam, ticket: { readSeq: 2 } }), <Conversation />);
  expect(lines().at(-2)).toBe('New');
});

test('a message that arrives under the reader’s eyes gets no “New” line and is announced', async () => {
  const given = await givenOpenTicket({ reader: sam });
  show(given, <Conversation />);
  await given.happens({ author: asParticipant(ana), body: 'It is getting worse' });
  expect(lines()).not.toContain('New');
  expect(screen.getAllByRole('status').map((status) => status.textContent)).toContain(
    'Ana Customer: It is getting worse',
  );
});

test('neither old messages nor one’s own are announced', async () => {
  const given = await givenOpenTicket({ reader: sam });
  show(given, <Conversation />);
  await given.happens({ author: asParticipant(sam), body: 'From my other window' });
  expect(
    screen
      .getAllByRole('status')
      .map((status) => status.textContent)
      .join(''),
  ).toBe('');
});

test('opening the conversation marks it as read', async () => {
  const given = await givenOpenTicket({ reader: sam, ticket: { readSeq: 1 } });
  show(given, <Conversation />);
  await expect.poll(() => given.stores.timeline.readSeq).toBe(3);
});

test('somebody who types and those who are here are named', async () => {
  const given = await givenOpenTicket({ reader: sam, viewers: [asParticipant(ana), asParticipant(kim)] });
  show(given, <Conversation />);
  act(() => given.connection.emit('typing', { ticketId: 7, who: asParticipant(ana), typing: true }));
  expect(await screen.findByText('Ana Customer is typing')).toBeTruthy();
  expect(screen.getByText('Ana Customer and Kim Agent are here')).toBeTruthy();
});

test('earlier messages come on demand', async () => {
  const entries = [anEntry(8, { body: 'late' }), anEntry(9)];
  const given = await givenOpenTicket({ reader: sam, entries });
  given.connection.answer(http.timeline.list, { items: [anEntry(7, { body: 'earlier' })], lastSeq: 9 });
  const { person } = show(given, <Conversation />);
  await person.click(screen.getByRole('button', { name: 'Show earlier messages' }));
  expect(await within(log()).findByText('earlier')).toBeTruthy();
});

test('when earlier messages cannot be loaded it says so, and the button is still there', async () => {
  const given = await givenOpenTicket({ reader: sam, entries: [anEntry(8), anEntry(9)] });
  given.connection.answer(http.timeline.list, () => {
    throw refused('unavailable');
  });
  const { person } = show(given, <Conversation />);
  await person.click(screen.getByRole('button', { name: 'Show earlier messages' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Earlier messages could not be loaded.');
  expect(screen.getByRole('button', { name: 'Show earlier messages' })).toBeTruthy();
});
