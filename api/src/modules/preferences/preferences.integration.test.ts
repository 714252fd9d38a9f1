import { plainPreferences } from '@tandem/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';

let desk: TestApi;
beforeAll(async () => {
  desk = await startTestApi();
});
afterAll(stopTestApis);

const chosen = {
  muted: ['ticket.created'],
  quiet: { from: '18:00', to: '08:30', days: [1, 2, 3, 4, 5], timeZone: 'Europe/Berlin' },
};

test('who chose nothing is told of everything', async () => {
  expect((await (await desk.given.agent()).get('/preferences')).body).toEqual(plainPreferences);
});

test('what somebody chooses comes back, and their other devices hear of it; nobody else does', async () => {
  const [ben, cleo] = [await desk.given.agent('Ben'), await desk.given.agent('Cleo')];
  const [socket, hers] = [await ben.socket(), await cleo.socket()];
  expect((await ben.put('/preferences', chosen)).status).toBe(204);
  expect((await socket.event('preferences.changed')).preferences).toEqual(chosen);
  expect((await ben.get('/preferences')).body).toEqual(chosen);
  await ben.put('/preferences', plainPreferences);
  expect((await ben.get('/preferences')).body).toEqual(plainPreferences);
  await hers.settled();
  expect(hers.received('preferences.changed')).toEqual([]);
});

test('a choice that means nothing is refused', async () => {
  const ben = await desk.given.agent('Ben');
  const wrong = [
    { ...chosen, muted: ['everything'] },
    { ...chosen, quiet: { ...chosen.quiet, from: '25:00' } },
    { ...chosen, quiet: { ...chosen.quiet, days: [7] } },
    { ...chosen, quiet: { ...chosen.quiet, timeZone: '../etc' } },
    { muted: [] },
  ];
  for (const body of wrong) expect((await ben.put('/preferences', body)).status).toBe(400);
  expect((await ben.get('/preferences')).body).toEqual(plainPreferences);
});
