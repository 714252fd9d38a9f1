import { http } from '@tandem/contract';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { refused } from '../../../client/src/testing/fake-connection.ts';
import { ana, aTicket, entries } from '../../../client/src/testing/samples.ts';
import { givenStores, show } from '../testing/show.tsx';
import { CloseTicket } from './CloseTicket.tsx';

async function asking() {
  const given = await givenStores(ana);
  given.connection.answerCommand('ticket.open', {
    ticket: aTicket(),
    entries: entries(1, 1),
    lastSeq: 1,
    more: false,
    reads: [],
    viewers: [],
  });
  await act(() => given.stores.ticket.open(7));
  const onClose = vi.fn();
  const view = show(given, <CloseTicket open onClose={onClose} />);
  return { ...given, ...view, onClose };
}
const confirm = () => screen.getByRole('button', { name: 'Close ticket' });

test('closing asks first and says what it means', async () => {
  const { person, connection, onClose } = await asking();
  expect(screen.getByRole('dialog', { name: 'Close this ticket?' }).textContent).toContain(
    'only support can open it again',
  );
  await person.click(screen.getByRole('button', { name: 'Keep it open' }));
  expect(onClose).toHaveBeenCalled();
  expect(connection.requestsTo(http.tickets.change)).toEqual([]);
});

test('confirmed, the ticket is closed', async () => {
  const { person, connection, stores, onClose } = await asking();
  connection.answer(http.tickets.change, aTicket({ status: 'closed', version: 2 }));
  await person.click(confirm());
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(connection.requestsTo(http.tickets.change)[0]?.body).toEqual({ status: 'closed' });
  expect(stores.ticket.ticket?.status).toBe('closed');
});

test('support moved the ticket meanwhile: the wish to close it still holds', async () => {
  const { person, connection, onClose } = await asking();
  connection.answer(http.tickets.change, ({ headers }) => {
    if (headers['if-match'] === '"1"')
      throw refused('stale', { ticket: aTicket({ status: 'in_progress', version: 2 }) });
    return aTicket({ status: 'closed', version: 3 });
  });
  await person.click(confirm());
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(connection.requestsTo(http.tickets.change).map(({ headers }) => headers['if-match'])).toEqual(['"1"', '"2"']);
});

test('when it does not work, the question stays and says that the ticket is still open', async () => {
  const { person, connection, onClose } = await asking();
  connection.answer(http.tickets.change, () => {
    throw refused('unavailable');
  });
  await person.click(confirm());
  expect((await screen.findByRole('alert')).textContent).toContain('The ticket is still open.');
  expect(onClose).not.toHaveBeenCalled();
});

test('unsent text is mentioned before it is too late', async () => {
  const given = await asking();
  given.unmount();
  given.stores.drafts.write(7, 'Half a sentence');
  show(given, <CloseTicket open onClose={() => undefined} />);
  expect(screen.getByText(/text you have not sent/)).toBeTruthy();
});
