import { expect, test, vi } from 'vitest';
import { inProcessLocks } from '../ports/in-process-locks.ts';
import { Desk, outboxOf } from '../testing/desk.ts';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { refused } from '../testing/fake-connection.ts';
import { FakeStorage, fakePorts } from '../testing/fake-ports.ts';
import { anEntry, sam } from '../testing/samples.ts';
import { offline } from '../transport/request-failed.ts';

test('an acknowledged message leaves the outbox and the storage', async () => {
  const { outbox, desk, write, storage, onDelivered } = outboxOf();
  write('Hello');
  expect(outbox.messages).toMatchObject([{ body: 'Hello', state: 'queued' }]);
  expect(storage.keys()).toHaveLength(1); // kept before anything is sent
  await settle();
  expect(desk.bodies()).toEqual(['Hello']);
  expect(outbox.messages).toEqual([]);
  expect(storage.keys()).toEqual([]);
  expect(onDelivered).toHaveBeenCalledOnce();
});

test('messages to one ticket leave one after the other, in the order written', async () => {
  const { desk, write } = outboxOf();
  let under = 0;
  desk.before = () => {
    under += 1;
    expect(under).toBe(1);
  };
  desk.after = () => {
    under -= 1;
  };
  for (const body of ['one', 'two', 'three']) write(body);
  await settle(100);
  expect(desk.bodies()).toEqual(['one', 'two', 'three']);
});

test('without network a message waits, and goes when it is back, with the same id', async () => {
  const { outbox, desk, write, clock } = outboxOf();
  const ids: string[] = [];
  desk.before = ({ clientId }) => {
    ids.push(clientId);
    if (ids.length < 3) throw offline();
  };
  write('Hello');
  await settle();
  expect(outbox.messages).toMatchObject([{ state: 'queued' }]);
  expect(outbox.waiting).toBe(1);
  await clock.advance(60_000);
  expect(desk.bodies()).toEqual(['Hello']);
  expect(new Set(ids).size).toBe(1);
});

test('a message whose refusal comes after the new sign-in goes out at once', async () => {
  const { outbox, desk, write } = outboxOf();
  let tries = 0;
  desk.before = () => {
    tries += 1;
    if (tries > 1) return;
    outbox.pause();
    outbox.resume();
    throw refused('unauthenticated');
  };
  write('Hello');
  await settle(100);
  expect(desk.bodies()).toEqual(['Hello']);
  expect(outbox.messages).toEqual([]);
});

test('a message survives a reload, also one that was being sent', async () => {
  const before = outboxOf();
  before.desk.before = () => {
    throw offline();
  };
  before.write('one');
  before.write('two');
  before.outbox.dispose();
  const after = outboxOf(new Desk(), fakePorts({ storage: before.storage }));
  await settle(100);
  expect(after.desk.bodies()).toEqual(['one', 'two']);
});

test('nobody sends what another account wrote', async () => {
  const { outbox, desk, write } = outboxOf();
  outbox.pause();
  write('by Sam');
  outbox.bind(99);
  outbox.resume();
  await settle();
  expect(outbox.messages).toEqual([]);
  expect(desk.bodies()).toEqual([]);
  outbox.bind(sam.id);
  outbox.resume();
  await settle();
  expect(desk.bodies()).toEqual(['by Sam']);
});

test('a message acknowledged after its writer signed out does not come back with them', async () => {
  const { outbox, desk, write, storage } = outboxOf();
  write('the last one');
  await Promise.resolve();
  outbox.bind(null);
  await settle();
  expect(desk.bodies()).toEqual(['the last one']);
  expect(storage.keys()).toEqual([]);
});

test('a refused message keeps its text and says why, and holds back those after it', async () => {
  const { outbox, desk, write } = outboxOf();
  desk.before = () => {
    throw refused('ticket_closed');
  };
  const { clientId } = write('too late');
  write('and another thing');
  await settle();
  expect(outbox.messages).toMatchObject([
    { body: 'too late', state: 'failed', reason: { code: 'ticket_closed', message: 'Refused: ticket_closed.' } },
    { body: 'and another thing', state: 'queued' },
  ]);
  expect(outbox.stuck).toBe(1);
  desk.before = () => {};
  outbox.retry(clientId);
  await settle(100);
  expect(desk.bodies()).toEqual(['too late', 'and another thing']);
});

test('a refused message stays refused after a reload', async () => {
  const { desk, write, storage } = outboxOf();
  desk.before = () => {
    throw refused('ticket_closed');
  };
  write('too late');
  await settle();
  const after = outboxOf(new Desk(), fakePorts({ storage }));
  await settle();
  expect(after.outbox.messages).toMatchObject([{ state: 'failed', reason: { code: 'ticket_closed' } }]);
  expect(after.desk.bodies()).toEqual([]);
});

test('when somebody wrote meanwhile, the writer sees it and decides', async () => {
  const { outbox, desk, write } = outboxOf();
  const seen: number[] = [];
  desk.before = ({ seenSeq }) => {
    seen.push(seenSeq);
    if (seenSeq < 5) throw refused('stale', { entries: [anEntry(4), anEntry(5)] });
  };
  const { clientId } = write('My answer');
  await settle();
  expect(outbox.messages).toMatchObject([{ state: 'stale', missed: [{ seq: 4 }, { seq: 5 }] }]);
  outbox.sendAnyway(clientId);
  await settle();
  expect(seen).toEqual([1, 5]);
  expect(desk.bodies()).toEqual(['My answer']);
});

test('a message behind one that needs a decision is held by that, not by the network', async () => {
  const { outbox, desk, write } = outboxOf();
  desk.before = ({ body }) => {
    if (body === 'oops') throw refused('validation');
  };
  const first = write('oops');
  write('the next');
  await settle();
  expect(outbox.messages.map((message) => outbox.isHeld(message))).toEqual([false, true]);
  outbox.takeBack(first.clientId);
  expect(outbox.messages.map((message) => outbox.isHeld(message))).not.toContain(true);
});

test('a message taken back is not sent, and the next one goes', async () => {
  const { outbox, desk, write } = outboxOf();
  desk.before = ({ body }) => {
    if (body === 'oops') throw refused('validation');
  };
  const { clientId } = write('oops');
  write('the next');
  await settle();
  expect(outbox.takeBack(clientId)).toBe('oops');
  await settle();
  expect(desk.bodies()).toEqual(['the next']);
  expect(outbox.takeBack(clientId)).toBeNull();
});

test('an error on the api’s side is tried three times, then a person decides', async () => {
  const { outbox, desk, write, clock } = outboxOf();
  const tries = vi.fn(() => {
    throw refused('internal');
  });
  desk.before = tries;
  write('Hello');
  await clock.advance(120_000);
  expect(tries).toHaveBeenCalledTimes(3);
  expect(outbox.messages).toMatchObject([{ state: 'failed', reason: { code: 'internal' } }]);
});

test('a busy api is left alone for as long as it asks', async () => {
  const { desk, write, clock } = outboxOf();
  const tries = vi.fn(() => {
    if (tries.mock.calls.length === 1) throw refused('too_many_requests', { retryAfter: 30 });
  });
  desk.before = tries;
  write('Hello');
  await clock.advance(29_999);
  expect(tries).toHaveBeenCalledTimes(1);
  await clock.advance(1);
  expect(desk.bodies()).toEqual(['Hello']);
});

test('the two hundred and first waiting message is refused, and nothing is lost', async () => {
  const { outbox, write } = outboxOf();
  outbox.pause();
  for (let count = 0; count < 200; count += 1) write(`message ${count}`);
  expect(() => write('one too many')).toThrowError(expect.objectContaining({ code: 'outbox_full' }));
  expect(outbox.messages).toHaveLength(200);
});

test('where nothing can be stored messages still go out, and it says that they are not safe', async () => {
  const { outbox, desk, write, storage, clock } = outboxOf();
  storage.full = true;
  desk.before = () => {
    if (clock.now() < Date.parse('2026-11-22T14:00:01.000Z')) throw offline();
  };
  write('Hello');
  await settle();
  expect(outbox.unsaved).toBe(true);
  expect(outbox.messages).toHaveLength(1);
  await clock.advance(60_000);
  expect(desk.bodies()).toEqual(['Hello']);
  expect(outbox.unsaved).toBe(false);
});

test('nobody is left alone for longer than a minute, whatever is asked', async () => {
  const { desk, write, clock } = outboxOf();
  const tries = vi.fn(() => {
    if (tries.mock.calls.length === 1) throw refused('unavailable', { retryAfter: 86_400 });
  });
  desk.before = tries;
  write('Hello');
  await clock.advance(60_000);
  expect(desk.bodies()).toEqual(['Hello']);
});

test('of two tabs only one sends, and both stop showing what was sent', async () => {
  const locks = inProcessLocks();
  const clock = new FakeClock();
  const storage = new FakeStorage();
  const desk = new Desk();
  let sends = 0;
  desk.before = () => {
    sends += 1;
  };
  let ids = 0;
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
  const one = outboxOf(desk, fakePorts({ storage, locks, clock, newId }));
  const other = outboxOf(desk, fakePorts({ storage: storage.otherTab(), locks, clock, newId }));
  one.write('from one');
  other.write('from the other');
  one.outbox.resume();
  other.outbox.resume();
  await settle(200);
  expect(sends).toBe(2);
  expect(desk.bodies()).toEqual(['from one', 'from the other']);
  expect(one.outbox.messages).toEqual([]);
  expect(other.outbox.messages).toEqual([]);
});

test('a tab that was not told yet that another has sent a message looks before it sends', async () => {
  const locks = inProcessLocks();
  const storage = new FakeStorage();
  const desk = new Desk();
  const send = vi.fn();
  desk.before = send;
  const one = outboxOf(desk, fakePorts({ storage, locks }));
  one.outbox.pause();
  one.write('Hello');
  const deaf = storage.otherTab();
  deaf.onChange = () => () => true;
  const other = outboxOf(desk, fakePorts({ storage: deaf, locks }), null);
  other.outbox.bind(sam.id);
  one.outbox.resume();
  other.outbox.resume();
  await settle(100);
  expect(send).toHaveBeenCalledOnce();
  expect(other.outbox.messages).toEqual([]);
});

test('something else under the same key is not taken for a message', async () => {
  const storage = new FakeStorage();
  storage.write(`tandem.outbox.${sam.id}.x`, '{"body":5}');
  storage.write(`tandem.outbox.${sam.id}.y`, 'not json');
  expect(outboxOf(new Desk(), fakePorts({ storage })).outbox.messages).toEqual([]);
});
