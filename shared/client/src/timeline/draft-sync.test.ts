import { http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { createStaffStores } from '../staff-stores.ts';
import { settle } from '../testing/fake-clock.ts';
import { refused } from '../testing/fake-connection.ts';
import { openStores } from '../testing/open-stores.ts';

const SAVED = '2026-11-22T14:00:00.000Z';

/** Somebody with a device, and what the service keeps of ticket 7. */
async function given(there = '') {
  const stores = await openStores();
  const { api, clock, drafts } = stores;
  const service = { body: there, savedAt: there === '' ? null : SAVED };
  api.answer(http.drafts.read, () => ({ ...service }));
  const keep = (body: string) => {
    Object.assign(service, { body, savedAt: SAVED });
    return undefined;
  };
  api.answer(http.drafts.keep, ({ body }) => keep(body.body));
  const { draftSync } = createStaffStores(stores);
  /** Opens the ticket; what is shown goes where the composer keeps it. */
  const open = async () => {
    const end = draftSync.follow(7, (text) => drafts.write(7, text));
    await settle();
    return end;
  };
  return { api, clock, drafts, service, keep, draftSync, open };
}

test('what is typed goes to the service once the writer pauses, as it is then', async () => {
  const { api, clock, drafts, service, open } = await given();
  await open();
  drafts.write(7, 'Dear');
  await clock.advance(1_000);
  drafts.write(7, 'Dear Ana');
  await clock.advance(1_000);
  expect(service.body).toBe('');
  await clock.advance(1_000);
  expect(service.body).toBe('Dear Ana');
  expect(api.requestsTo(http.drafts.keep)).toHaveLength(1);
});

test('what was begun on another device is there when the ticket is opened', async () => {
  const { drafts, open } = await given('Half a thought');
  await open();
  expect(drafts.read(7)).toBe('Half a thought');
});

test('a text that was sent is gone from the service at once', async () => {
  const { clock, drafts, service, open } = await given();
  await open();
  drafts.write(7, 'Off it goes');
  await clock.advance(1_500);
  drafts.write(7, '');
  await clock.advance(0);
  expect(service.body).toBe('');
});

test('leaving the ticket takes what was typed last along', async () => {
  const { drafts, service, open } = await given();
  const end = await open();
  drafts.write(7, 'In a hurry');
  end();
  await settle();
  expect(service.body).toBe('In a hurry');
});

test('what was typed here without a network goes to the service when the ticket is opened again', async () => {
  const { api, clock, drafts, service, open } = await given();
  const end = await open();
  api.failure = refused('offline');
  drafts.write(7, 'On a train');
  await clock.advance(2_000);
  end();
  api.failure = null;
  await open();
  await clock.advance(0);
  expect(service.body).toBe('On a train');
});

test('a push that failed is repeated by itself', async () => {
  const { api, clock, drafts, service, open } = await given();
  await open();
  api.failure = refused('unavailable');
  drafts.write(7, 'Again and again');
  await clock.advance(2_000);
  api.failure = null;
  await clock.advance(10_000);
  expect(service.body).toBe('Again and again');
});

test('of two texts neither is lost: the one from elsewhere waits for a decision, and is not overwritten', async () => {
  const { clock, drafts, service, draftSync, open } = await given('From the office');
  drafts.write(7, 'From home');
  await open();
  expect(draftSync.other).toEqual({ ticketId: 7, body: 'From the office' });
  drafts.write(7, 'From home, more');
  await clock.advance(5_000);
  expect([drafts.read(7), service.body]).toEqual(['From home, more', 'From the office']);
  expect(draftSync.settle()).toBe('From the office');
  await clock.advance(0);
  expect([draftSync.other, service.body]).toEqual([null, 'From home, more']);
});

test('what was agreed on before and changed elsewhere meanwhile is taken over', async () => {
  const { clock, drafts, service, open } = await given();
  const end = await open();
  drafts.write(7, 'First');
  await clock.advance(1_500);
  end();
  service.body = 'First, and then more elsewhere';
  await open();
  expect(drafts.read(7)).toBe('First, and then more elsewhere');
});

test('a text that is too long stays here and is not sent again and again', async () => {
  const { api, clock, drafts, open } = await given();
  await open();
  drafts.write(7, 'x'.repeat(10_001));
  await clock.advance(60_000);
  expect(api.requestsTo(http.drafts.keep)).toEqual([]);
  expect(drafts.read(7)).toHaveLength(10_001);
});

test('a text sent while it was on its way to the service does not stay there', async () => {
  const { api, clock, drafts, service, keep, open } = await given();
  await open();
  let arrive = () => {};
  api.answer(http.drafts.keep, ({ body }) => new Promise((resolve) => (arrive = () => resolve(keep(body.body)))));
  drafts.write(7, 'Off it goes');
  await clock.advance(1_500);
  api.answer(http.drafts.keep, ({ body }) => keep(body.body));
  drafts.write(7, '');
  await clock.advance(0);
  expect(api.requestsTo(http.drafts.keep)).toHaveLength(1);
  arrive();
  await settle();
  expect(service.body).toBe('');
});

test('what the service had before a text went there does not replace that text', async () => {
  const { api, clock, drafts, service, draftSync, open } = await given('Begun');
  await open();
  let arrive = () => {};
  api.answer(http.drafts.read, () => {
    const then = { ...service };
    return new Promise((resolve) => (arrive = () => resolve(then)));
  });
  draftSync.resume();
  drafts.write(7, 'Begun, and ended');
  await clock.advance(1_500);
  arrive();
  await clock.advance(1_500);
  expect([drafts.read(7), service.body, draftSync.other]).toEqual(['Begun, and ended', 'Begun, and ended', null]);
});

test('one’s own text whose answer was lost is not taken for that of another device', async () => {
  const { api, clock, drafts, service, keep, draftSync, open } = await given();
  await open();
  api.answer(http.drafts.keep, ({ body }) => {
    keep(body.body);
    throw refused('timeout');
  });
  drafts.write(7, 'Dear');
  await clock.advance(1_500);
  api.answer(http.drafts.keep, ({ body }) => keep(body.body));
  drafts.write(7, 'Dear Ana');
  draftSync.resume();
  await settle();
  expect(draftSync.other).toBeNull();
  await clock.advance(1_500);
  expect([drafts.read(7), service.body]).toEqual(['Dear Ana', 'Dear Ana']);
});

test('a text the service no longer has stays here and goes there again; one that was ended elsewhere goes', async () => {
  const { clock, drafts, service, draftSync, open } = await given();
  await open();
  drafts.write(7, 'Long ago');
  await clock.advance(1_500);
  Object.assign(service, { body: '', savedAt: null });
  draftSync.resume();
  await clock.advance(0);
  expect([drafts.read(7), service.body]).toEqual(['Long ago', 'Long ago']);
  Object.assign(service, { body: '', savedAt: SAVED });
  draftSync.resume();
  await settle();
  expect(drafts.read(7)).toBe('');
});
