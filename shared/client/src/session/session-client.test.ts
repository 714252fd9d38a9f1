import { http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { storesOf } from '../composition.ts';
import { settle } from '../testing/fake-clock.ts';
import { FakeConnection } from '../testing/fake-connection.ts';
import { fakePorts } from '../testing/fake-ports.ts';
import { openStores } from '../testing/open-stores.ts';
import { anActivity, anEntry, asParticipant, sam } from '../testing/samples.ts';
import { offline } from '../transport/request-failed.ts';
import { sessionOver } from './session-client.ts';

test('stores made after the session began know who is there, what is unread and how the line is', async () => {
  const connection = new FakeConnection(sam).answer(http.activity.list, {
    items: [anActivity('9')],
    cursor: '9',
    unread: 3,
  });
  const client = sessionOver(connection, fakePorts());
  await client.start();
  connection.goLive({ unread: 3, cursor: '9' });

  const stores = storesOf(client);
  await settle();
  expect(stores.session.user).toEqual(sam);
  expect(stores.connection.state).toBe('live');
  expect(stores.activity.unread).toBe(3);
  expect(stores.activity.items).toHaveLength(1);
  stores.drafts.write(7, 'kept for Sam');
  expect(stores.drafts.read(7)).toBe('kept for Sam');
});

test('what waited from before a reload goes out although the session began first', async () => {
  const ports = fakePorts();
  const before = await openStores({ ports });
  await before.ticket.open(7);
  before.api.failure = offline();
  before.timeline.send('Still there?');
  await settle();
  before.dispose();

  const api = new FakeConnection(sam)
    .answer(http.activity.list, { items: [], cursor: '0', unread: 0 })
    .answer(http.timeline.post, ({ body }) =>
      anEntry(2, { clientId: body.clientId, body: body.body, author: asParticipant(sam) }),
    );
  const client = sessionOver(api, fakePorts({ storage: ports.storage.otherTab() }));
  await client.start();
  const { outbox } = storesOf(client);
  await settle();
  expect(api.requestsTo(http.timeline.post)).toMatchObject([{ body: { body: 'Still there?' } }]);
  expect(outbox.messages).toEqual([]);
});

test('a session that ends before there are stores is over', async () => {
  const connection = new FakeConnection(sam);
  const client = sessionOver(connection, fakePorts());
  await client.start();
  connection.end('disabled');
  expect(client.session.state).toBe('expired');
});
