import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, stopTestApis, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(stopTestApis);

test('of two agents who claim from the same version, one is told who won', async () => {
  const [ana, ben, cleo] = [await api.given.customer(), await api.given.agent('Ben'), await api.given.agent('Cleo')];
  const { id, version } = await api.given.ticket(ana);

  const replies = await Promise.all(
    [ben, cleo].map((agent) => agent.patch(`/tickets/${id}`, { assigneeId: agent.id }, { 'if-match': `"${version}"` })),
  );

  const won = replies.find(({ status }) => status === 200)?.body;
  const lost = replies.find(({ status }) => status === 409)?.body;
  expect(lost.error).toMatchObject({ code: 'stale', ticket: { assignee: won.assignee, version: won.version } });
});

test('of twenty agents who claim at once on two replicas one has the ticket, and nineteen are told who', async () => {
  const [other, ana] = [await api.replica(), await api.given.customer()];
  const { id, version } = await api.given.ticket(ana);
  const agents = await Promise.all(
    Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? api : other).given.agent(`Agent ${at}`)),
  );

  const replies = await Promise.all(
    agents.map((agent) => agent.patch(`/tickets/${id}`, { assigneeId: agent.id }, { 'if-match': `"${version}"` })),
  );

  const won = replies.filter(({ status }) => status === 200);
  const lost = replies.filter(({ status }) => status === 409);
  expect([won.length, lost.length]).toEqual([1, 19]);
  const { assignee } = won[0]?.body ?? {};
  expect(assignee.id).toBe(agents[replies.findIndex(({ status }) => status === 200)]?.id);
  for (const { body } of lost) expect(body.error).toMatchObject({ code: 'stale', ticket: { id, assignee } });
  const { items } = (await ana.get(`/tickets/${id}/timeline`)).body;
  expect(items.filter(({ kind }: { kind: string }) => kind === 'assignee')).toMatchObject([
    { author: { id: assignee.id } },
  ]);
});
