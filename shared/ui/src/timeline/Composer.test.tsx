import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refused } from '../../../client/src/testing/fake-connection.ts';
import { ana, anEntry, asParticipant, sam } from '../../../client/src/testing/samples.ts';
import { EnterChoice } from '../preferences/index.ts';
import { givenOpenTicket } from '../testing/open-ticket.tsx';
import { show } from '../testing/show.tsx';
import { Conversation } from './Conversation.tsx';

const input = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your message' });
const log = () => within(screen.getByRole('log', { name: 'Conversation' }));

test('Enter sends, the field is empty again, and the message says when it was sent', async () => {
  const given = await givenOpenTicket({ reader: sam });
  const { person } = show(given, <Conversation />);
  await person.type(input(), 'Water?{Enter}');
  expect(await log().findByText('Water?')).toBeTruthy();
  expect(await log().findByText(/^Sent \d/)).toBeTruthy();
  expect(input().value).toBe('');
  expect(document.activeElement).toBe(input());
});

test('Shift+Enter starts a new line', async () => {
  const given = await givenOpenTicket({ reader: sam });
  const { person } = show(given, <Conversation />);
  await person.type(input(), 'one{Shift>}{Enter}{/Shift}two');
  expect(input().value).toBe('one\ntwo');
  expect(given.connection.commandsNamed('message.send')).toEqual([]);
});

test('who prefers it that way starts a new line with Enter and sends with Ctrl + Enter', async () => {
  const given = await givenOpenTicket({ reader: sam });
  const { person } = show(
    given,
    <>
      <EnterChoice />
      <Conversation />
    </>,
  );
  await person.click(screen.getByRole('radio', { name: /Starts a new line/ }));
  await person.type(input(), 'one{Enter}two');
  expect(input().value).toBe('one\ntwo');
  await person.keyboard('{Control>}{Enter}{/Control}');
  expect(await log().findByText(/one\s*two/)).toBeTruthy();
  expect(localStorage.getItem('tandem.enter')).toBe('breaks');
  await person.click(screen.getByRole('radio', { name: /Sends the message/ }));
  await person.type(input(), 'at once{Enter}');
  expect(await log().findByText('at once')).toBeTruthy();
});

test('nothing but white space is not sent', async () => {
  const given = await givenOpenTicket({ reader: sam });
  const { person } = show(given, <Conversation />);
  await person.type(input(), '   {Enter}');
  expect(given.connection.commandsNamed('message.send')).toEqual([]);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
});

test('a draft is still there when the ticket is opened again', async () => {
  const given = await givenOpenTicket({ reader: sam });
  const { person, unmount } = show(given, <Conversation />);
  await person.type(input(), 'Half a sentence');
  unmount();
  show(given, <Conversation />);
  expect(input().value).toBe('Half a sentence');
});

test('the count appears near the limit, and a message that is too long cannot be sent', async () => {
  const given = await givenOpenTicket({ reader: sam });
  const { person } = show(given, <Conversation />);
  await person.click(input());
  await person.paste('x'.repeat(9_999));
  expect(screen.getByText('1 character left')).toBeTruthy();
  await person.paste('xxx');
  expect(screen.getByText('2 characters too many')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
});

test('a paste that no message could hold is refused kindly, and what was there stays', async () => {
  const given = await givenOpenTicket({ reader: sam });
  const { person } = show(given, <Conversation />);
  await person.type(input(), 'Here is the log:');
  await person.paste('x'.repeat(500_000));
  expect(input().value).toBe('Here is the log:');
  expect(screen.getByText(/That is too long to paste: a message holds 10,000 characters\./)).toBeTruthy();
  await person.type(input(), ' see below');
  expect(screen.queryByText(/too long to paste/)).toBeNull();
});

test('a closed ticket says that it takes no messages, and what was typed stays readable', async () => {
  const given = await givenOpenTicket({ reader: ana, ticket: { status: 'closed' } });
  given.stores.drafts.write(7, 'I was about to say');
  show(given, <Conversation />);
  expect(screen.getByText(/This ticket is closed and takes no more messages\. What you typed is kept\./)).toBeTruthy();
  expect(input().readOnly).toBe(true);
  expect(input().value).toBe('I was about to say');
});

test('without a connection the message waits in sight and can be taken back', async () => {
  const given = await givenOpenTicket({ reader: sam });
  const { person } = show(given, <Conversation />);
  given.connection.failure = refused('offline');
  act(() => given.connection.drop('offline'));
  await person.type(input(), 'Later then{Enter}');
  expect(await log().findByText('Waiting for the connection')).toBeTruthy();
  await person.click(log().getByRole('button', { name: 'Edit' }));
  expect(input().value).toBe('Later then');
  expect(log().queryByText('Later then')).toBeNull();
});

test('a refused message says why and keeps its text; Retry sends it again as the same message', async () => {
  const given = await givenOpenTicket({ reader: sam });
  const { person } = show(given, <Conversation />);
  given.connection.answerCommand('message.send', () => {
    throw refused('forbidden');
  });
  await person.type(input(), 'Hear me{Enter}');
  expect((await log().findByRole('alert')).textContent).toContain('Not sent: Refused: forbidden. Your text is kept.');
  const at = asParticipant(sam);
  given.connection.answerCommand('message.send', ({ clientId, body }) => ({
    entry: anEntry(4, { clientId, body, author: at }),
  }));
  await person.click(log().getByRole('button', { name: 'Retry' }));
  expect(await log().findByText(/^Sent \d/)).toBeTruthy();
  const [first, second] = given.connection.commandsNamed('message.send');
  expect(second?.clientId).toBe(first?.clientId);
});

const meanwhile = anEntry(4, { body: 'Never mind, solved' });
async function givenStaleReply() {
  const given = await givenOpenTicket({ reader: sam });
  const shown = show(given, <Conversation />);
  given.connection.answerCommand('message.send', () => {
    throw refused('stale', { entries: [meanwhile] });
  });
  await shown.person.type(input(), 'Off and on{Enter}');
  await log().findByRole('alert');
  return { ...given, ...shown };
}

test('when somebody wrote meanwhile, the reply shows what and waits for a decision', async () => {
  await givenStaleReply();
  const notice = log().getByRole('alert');
  expect(notice.textContent).toContain('Ana Customer wrote while you were typing');
  expect(notice.textContent).toContain('Never mind, solved');
});

test('“Send anyway” sends the same message with what has been seen by now', async () => {
  const { person, connection } = await givenStaleReply();
  connection.answerCommand('message.send', ({ clientId, body }) => ({
    entry: anEntry(5, { clientId, body, author: asParticipant(sam) }),
  }));
  await person.click(log().getByRole('button', { name: 'Send anyway' }));
  await expect.poll(() => log().queryByRole('alert')).toBeNull();
  const [first, second] = connection.commandsNamed('message.send');
  expect(second?.clientId).toBe(first?.clientId);
  expect(second?.seenSeq).toBeGreaterThanOrEqual(4);
});

test('“Edit” puts the reply before what has been typed since', async () => {
  const { person } = await givenStaleReply();
  await person.type(input(), 'PS');
  await person.click(log().getByRole('button', { name: 'Edit' }));
  expect(input().value).toBe('Off and on\n\nPS');
});

test('typing is told to the others', async () => {
  const given = await givenOpenTicket({ reader: sam });
  const { person } = show(given, <Conversation />);
  await person.type(input(), 'a');
  expect(given.connection.commandsNamed('typing.set')).toEqual([{ ticketId: 7, typing: true }]);
});

test('an own message that the customer has seen says so; a colleague’s look does not count', async () => {
  const entries = [
    anEntry(1, { kind: 'created' }),
    anEntry(2, { author: asParticipant(sam), body: 'seen' }),
    anEntry(3, { author: asParticipant(sam), body: 'not yet' }),
  ];
  const reads = [
    { reader: asParticipant(ana), seq: 2 },
    { reader: { id: 99, name: 'Kim', role: 'agent' as const }, seq: 3 },
  ];
  show(await givenOpenTicket({ reader: sam, entries, reads }), <Conversation />);
  const states = log().getAllByText(/^Sent \d/);
  expect(states.map((state) => /read$/.test(state.textContent ?? ''))).toEqual([true, false]);
});
