import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';
import type { TestClient } from '../../testing/test-client.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterEach(() => vi.useRealTimers());
afterAll(stopTestApis);

const usual = async (reader: TestClient) => (await reader.get('/answer-time')).body.usual;
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

test('how long an answer usually takes is the middle of those given of late, and is said once there are a few', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const [ana, ben] = [await api.given.customer(), await api.given.agent()];
  await api.given.ticket(ana); // nobody has answered this one
  const answers = [2, 60, 4, 3, 5].map((minutes) => minutes * 60_000);
  expect(await usual(ana)).toBeNull();

  for (const took of answers) {
    const { id } = await api.given.ticket(ana);
    later(took);
    await ben.post(`/tickets/${id}/messages`, api.given.message());
  }

  expect(Math.round((await usual(ana)) / 60_000)).toBe(4);
  expect(await usual(ben)).toBe(await usual(ana));
});

test('a few quick answers promise nothing while most are still waiting', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  later(86_400_000); // what was answered before is known for a minute
  const [ana, ben] = [await api.given.customer(), await api.given.agent()];
  for (let answered = 0; answered < 5; answered += 1) {
    const { id } = await api.given.ticket(ana);
    await ben.post(`/tickets/${id}/messages`, api.given.message());
  }
  const waiting = [];
  for (let count = 0; count < 20; count += 1) waiting.push((await api.given.ticket(ana)).id);
  later(3_600_000);
  expect(await usual(ana)).toBeNull();

  for (const id of waiting) await ana.patch(`/tickets/${id}`, { status: 'closed' });
  later(120_000);
  expect(await usual(ana)).toBeLessThan(3_600_000);
});
