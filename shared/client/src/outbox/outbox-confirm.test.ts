import { expect, test } from 'vitest';
import { outboxOf } from '../testing/desk.ts';
import { settle } from '../testing/fake-clock.ts';
import { refused } from '../testing/fake-connection.ts';
import { anEntry } from '../testing/samples.ts';
import { timedOut } from '../transport/request-failed.ts';

test('a message whose entry has arrived is done, although its acknowledgement was lost', async () => {
  const { outbox, desk, write } = outboxOf();
  desk.after = () => {
    throw timedOut();
  };
  write('Hello');
  await settle();
  expect(outbox.messages).toHaveLength(1);
  outbox.confirm(desk.committed);
  expect(outbox.messages).toEqual([]);
});

test('what waited behind a message goes on when its entry arrives before the answer is lost', async () => {
  const { outbox, desk, write } = outboxOf();
  desk.after = () => {
    if (desk.committed.length > 1) return;
    outbox.confirm(desk.committed);
    throw timedOut();
  };
  for (const body of ['one', 'two', 'three']) write(body);
  await settle(100);
  expect(desk.bodies()).toEqual(['one', 'two', 'three']);
  expect(outbox.messages).toEqual([]);
});

test('what waited behind a failed message goes on when it turns out to have arrived', async () => {
  const { outbox, desk, write, clock } = outboxOf();
  desk.after = () => {
    if (desk.committed.length === 1) throw refused('internal');
  };
  write('one');
  write('two');
  await clock.advance(120_000);
  expect(outbox.messages).toMatchObject([{ state: 'failed' }, { state: 'queued' }]);
  outbox.confirm(desk.committed);
  await settle(100);
  expect(desk.bodies()).toEqual(['one', 'two']);
  expect(outbox.messages).toEqual([]);
});

test('somebody else’s entry with the same id confirms nothing', async () => {
  const { outbox, write } = outboxOf();
  outbox.pause();
  const { clientId } = write('Hello');
  outbox.confirm([anEntry(2, { clientId })]);
  expect(outbox.messages).toHaveLength(1);
});
