import { apiPrefix, type Ticket } from '@tandem/contract';
import type { ChatPair } from '../load/chat.ts';
import type { Credentials } from '../load/credentials.ts';
import { mapBounded } from '../load/measured.ts';

/** Real tickets, each claimed by the agent who answers in it. */
export function openTickets(port: number, pairs: readonly Omit<ChatPair, 'ticketId'>[]): Promise<ChatPair[]> {
  return mapBounded(pairs, 8, async ({ customer, agent }, index) => {
    const title = `Chat ${index}: something is wrong`;
    const body = { title, description: 'Let us talk about it for a while.', categoryId: 1 };
    const { id } = await ask<Ticket>(port, customer, 'POST', '/tickets', body);
    await ask(port, agent, 'PATCH', `/tickets/${id}`, { assigneeId: agent.id, status: 'in_progress' });
    return { ticketId: id, customer, agent };
  });
}

async function ask<T>(port: number, who: Credentials, method: string, path: string, body: object): Promise<T> {
  const reply = await fetch(`http://127.0.0.1:${port}${apiPrefix}${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${who.accessToken}`,
      Cookie: who.cookie,
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!reply.ok) throw new Error(`${method} ${path} was answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json()) as T;
}
