import { http } from '@tandem/contract';
import { expect, test } from 'vitest';
import { openStores } from '../testing/open-stores.ts';
import { ana } from '../testing/samples.ts';
import { offline } from '../transport/request-failed.ts';

test('how soon Support answers is asked for once in five minutes, and again after a failure', async () => {
  const { api, answerTime, clock } = await openStores({ user: ana });
  api.answer(http.tickets.answerTime, { usual: 360_000 });
  api.failure = offline();
  await answerTime.load();
  expect(answerTime.usual).toBeNull();

  api.failure = null;
  await Promise.all([answerTime.load(), answerTime.load()]);
  expect(answerTime.usual).toBe(360_000);
  await answerTime.load();
  const asked = api.requestsTo(http.tickets.answerTime).length;
  await clock.advance(5 * 60_000);
  await answerTime.load();
  expect(api.requestsTo(http.tickets.answerTime).length).toBe(asked + 1);
});
