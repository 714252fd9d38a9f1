import { http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { refused } from '../testing/fake-connection.ts';
import { openTicketStores } from '../testing/open-stores.ts';
import { anActivity, ana, anEntry, asParticipant, aTicket, sam } from '../testing/samples.ts';

test('a new name is shown here at once', async () => {
  const { api, profile, session } = await openTicketStores();
  api.answer(http.session.rename, ({ body }) => ({ ...sam, name: body.name }));
  await profile.rename({ name: 'Samuel' });
  expect(session.user).toEqual({ ...sam, name: 'Samuel' });
});

test('a name that is refused stays what it was, and the form hears why', async () => {
  const { api, profile, session } = await openTicketStores();
  api.answer(http.session.rename, () => {
    throw refused('validation', { fields: { name: 'Too long.' } });
  });
  await expect(profile.rename({ name: 'x'.repeat(81) })).rejects.toMatchObject({ fields: { name: 'Too long.' } });
  expect(session.user).toEqual(sam);
});

test('a name that was changed at another device is the one shown here, too', async () => {
  const { api, session } = await openTicketStores();
  api.emit('person.renamed', { person: { ...asParticipant(sam), name: 'Samuel' } });
  expect(session.user?.name).toBe('Samuel');
  expect(session.state).toBe('signed_in');
});

test('somebody else’s new name is in lists, in the open ticket, on what they wrote and in the feed', async () => {
  const { api, tickets, ticket, timeline, activity, staff } = await openTicketStores({ lastSeq: 3 });
  api.answer(http.tickets.list, {
    items: [
      aTicket({ assignee: { id: sam.id, name: sam.name } }),
      aTicket({ id: 8, customer: { id: 99, name: 'Bo' } }),
    ],
    nextCursor: null,
  });
  api.answer(http.accounts.staff, { items: [asParticipant(sam)], nextCursor: null });
  await Promise.all([tickets.show({}), staff.load()]);
  api.emit('timeline.entry', { entry: anEntry(5, { author: asParticipant(ana) }) }); // waits for the fourth
  api.emit('activity', anActivity('7', { actor: asParticipant(ana) }));

  api.emit('person.renamed', { person: { ...asParticipant(ana), name: 'Anna' } });
  api.emit('timeline.entry', { entry: anEntry(4, { author: asParticipant(sam) }) });

  expect(tickets.items.map(({ customer }) => customer.name).sort()).toEqual(['Anna', 'Bo']);
  expect(ticket.ticket?.customer).toEqual({ id: ana.id, name: 'Anna' });
  expect(timeline.entries.map(({ author }) => author.name)).toEqual(['Anna', 'Anna', 'Anna', sam.name, 'Anna']);
  expect(activity.items[0]?.actor.name).toBe('Anna');

  api.emit('person.renamed', { person: { ...asParticipant(sam), name: 'Samuel' } });
  expect(tickets.items.find(({ id }) => id === 7)?.assignee).toEqual({ id: sam.id, name: 'Samuel' });
  expect(staff.items).toEqual([{ ...asParticipant(sam), name: 'Samuel' }]);
});
