import { type Draft, http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { createStaffStores } from '../staff-stores.ts';
import { settle } from '../testing/fake-clock.ts';
import { refused } from '../testing/fake-connection.ts';
import { openStores } from '../testing/open-stores.ts';
import type { EndpointInput } from '../transport/connection.ts';
import { Drafts } from './drafts.ts';

/** Somebody with a device, and what the service keeps of ticket 7: each text with a time of its own, as the service does. */
async function given(there = '') {
  const stores = await openStores();
  const { api, clock, drafts } = stores;
  let saves = 0;
  const nextTime = () => {
    saves += 1;
    return new Date(Date.parse('2026-11-22T14:00:00.000Z') + saves).toISOString();
  };
  const service: Draft = { body: there, savedAt: there === '' ? null : nextTime() };
  api.answer(http.drafts.read, () => ({ ...service }));
  /** Another device keeps a text. */
  const elsewhere = (body: string) => Object.assign(service, { body, savedAt: nextTime() });
  const keep = ({ headers, body: { body } }: EndpointInput<typeof http.drafts.keep>) => {
    if (headers['if-match'] !== `"${service.savedAt ?? 'none'}"` && body !== service.body)
      throw refused('stale', { draft: { ...service } });
    return { savedAt: elsewhere(body).savedAt ?? '' };
  };
  api.answer(http.drafts.keep, keep);
  const { draftSync } = createStaffStores(stores);
  /** Opens the ticket; what is shown goes where the composer keeps it. */
  const open = async () => {
    const end = draftSync.follow(7, (text) => drafts.write(7, text));
    await settle();
    return end;
  };
  return { stores, api, clock, drafts, service, elsewhere, keep, draftSync, open };
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
  expect(draftSync.other).toEqual({ ticketId: 7, ...service });
  drafts.write(7, 'From home, more');
  await clock.advance(5_000);
  expect([drafts.read(7), service.body]).toEqual(['From home, more', 'From the office']);
  expect(draftSync.settle()).toBe('From the office');
  await clock.advance(0);
  expect([draftSync.other, service.body]).toEqual([null, 'From home, more']);
});

test('what was agreed on before and changed elsewhere meanwhile is taken over', async () => {
  const { clock, drafts, elsewhere, open } = await given();
  const end = await open();
  drafts.write(7, 'First');
  await clock.advance(1_500);
  end();
  elsewhere('First, and then more elsewhere');
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
  api.answer(http.drafts.keep, (input) => new Promise((resolve) => (arrive = () => resolve(keep(input)))));
  drafts.write(7, 'Off it goes');
  await clock.advance(1_500);
  api.answer(http.drafts.keep, keep);
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
  api.answer(http.drafts.keep, (input) => {
    keep(input);
    throw refused('timeout');
  });
  drafts.write(7, 'Dear');
  await clock.advance(1_500);
  api.answer(http.drafts.keep, keep);
  drafts.write(7, 'Dear Ana');
  draftSync.resume();
  await settle();
  expect(draftSync.other).toBeNull();
  await clock.advance(1_500);
  expect([drafts.read(7), service.body]).toEqual(['Dear Ana', 'Dear Ana']);
});

test('a text the service no longer has stays here and goes there again; one that was ended elsewhere goes', async () => {
  const { clock, drafts, service, elsewhere, draftSync, open } = await given();
  await open();
  drafts.write(7, 'Long ago');
  await clock.advance(1_500);
  Object.assign(service, { body: '', savedAt: null });
  draftSync.resume();
  await clock.advance(0);
  expect([drafts.read(7), service.body]).toEqual(['Long ago', 'Long ago']);
  elsewhere('');
  draftSync.resume();
  await settle();
  expect(drafts.read(7)).toBe('');
});

test('of two devices that type at the same time, the one that saves later is shown both texts and loses neither', async () => {
  const { clock, drafts, service, elsewhere, draftSync, open } = await given();
  await open();
  drafts.write(7, 'From here');
  elsewhere('From there');
  await clock.advance(1_500);
  expect(draftSync.other).toEqual({ ticketId: 7, ...service });
  drafts.write(7, 'From here, more');
  await clock.advance(30_000);
  expect([drafts.read(7), service.body]).toEqual(['From here, more', 'From there']);
  draftSync.settle();
  await clock.advance(0);
  expect([draftSync.other, service.body]).toEqual([null, 'From here, more']);
});

test('while somebody still decides, what the other device wrote since is what they are shown', async () => {
  const { clock, drafts, service, elsewhere, draftSync, open } = await given();
  await open();
  drafts.write(7, 'From here');
  elsewhere('From there');
  await clock.advance(1_500);
  elsewhere('From there, and more');
  draftSync.settle();
  await clock.advance(0);
  expect(draftSync.other).toEqual({ ticketId: 7, ...service });
  expect([drafts.read(7), service.body]).toEqual(['From here', 'From there, and more']);
});

test('leaving the ticket writes over no other device’s text: the next opening shows both', async () => {
  const { drafts, service, elsewhere, draftSync, open } = await given();
  const end = await open();
  drafts.write(7, 'From here, in a hurry');
  elsewhere('From there');
  end();
  await settle();
  expect(service.body).toBe('From there');
  await open();
  expect([drafts.read(7), draftSync.other?.body]).toEqual(['From here, in a hurry', 'From there']);
});

test('a text ended elsewhere while another is typed here leaves nothing to decide', async () => {
  const { clock, drafts, service, elsewhere, draftSync, open } = await given('Begun');
  await open();
  drafts.write(7, 'Begun, and more');
  elsewhere('');
  await clock.advance(1_500);
  expect([drafts.read(7), service.body, draftSync.other]).toEqual(['Begun, and more', 'Begun, and more', null]);
});

test('a text whose answer was lost does not stand in the way of what was typed after it', async () => {
  const { api, clock, drafts, service, keep, draftSync, open } = await given();
  await open();
  api.answer(http.drafts.keep, (input) => {
    keep(input);
    throw refused('timeout');
  });
  drafts.write(7, 'Dear');
  await clock.advance(1_500);
  api.answer(http.drafts.keep, keep);
  drafts.write(7, 'Dear Ana');
  await clock.advance(1_500);
  expect([service.body, draftSync.other]).toEqual(['Dear Ana', null]);
});

test('two tabs of one browser share what is kept on the device, and do not write over each other either', async () => {
  const { stores, clock, drafts, service, open } = await given();
  await open();
  const otherDrafts = new Drafts(stores.base.ports.storage);
  otherDrafts.bind(stores.base.session.user?.id ?? null);
  const { draftSync: otherTab } = createStaffStores({ ...stores, drafts: otherDrafts });
  otherTab.follow(7, () => {});
  await settle();
  drafts.write(7, 'In the first tab');
  await clock.advance(1_500);
  otherDrafts.write(7, 'In the second');
  await clock.advance(1_500);
  expect([service.body, otherTab.other?.body]).toEqual(['In the first tab', 'In the first tab']);
});

test('nothing goes to a service that could not be asked what it has', async () => {
  const { api, clock, drafts, service, draftSync, open } = await given('From the office');
  const read = () => ({ ...service });
  api.answer(http.drafts.read, () => {
    throw refused('unavailable');
  });
  await open();
  drafts.write(7, 'From home');
  await clock.advance(5_000);
  expect(api.requestsTo(http.drafts.keep)).toEqual([]);
  api.answer(http.drafts.read, read);
  await clock.advance(10_000);
  expect([service.body, draftSync.other?.body]).toEqual(['From the office', 'From the office']);
});
