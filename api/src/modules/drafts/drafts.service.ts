import { type Actor, type Draft, draftPolicy } from '@tandem/contract';
import { AppError } from '../../errors/app-error.ts';
import { enforce } from '../../errors/enforce.ts';
import type { DraftsRepository } from './drafts.repository.ts';

const none: Draft = { body: '', savedAt: null };

/** What members of staff have begun to answer, each their own, on whichever device. */
export class DraftsService {
  constructor(private readonly repository: DraftsRepository) {}

  /**
   * A text that was sent is no draft any more, also when the device that sent it never came to say so. The same words
   * begun again after that message are a new draft.
   */
  async read(actor: Actor, ticketId: number): Promise<Draft> {
    await this.allow(actor, ticketId);
    const draft = await this.repository.read(actor.id, ticketId);
    return draft === undefined ? none : this.unlessSent(actor, ticketId, draft);
  }

  /**
   * Keeps a text and answers when it was saved. With `known`, the time of what the device has seen, only in place of that:
   * else `stale`, with what another device has kept. The same text once more is no conflict.
   */
  async keep(actor: Actor, ticketId: number, text: string, known?: string | null): Promise<string> {
    await this.allow(actor, ticketId);
    const body = text.trim() === '' ? '' : text;
    if (known === undefined) return this.repository.keep(actor.id, ticketId, body);
    const kept = await this.repository.keepOver(actor.id, ticketId, body, known);
    if (kept?.body === body && kept.savedAt !== null) return kept.savedAt;
    const draft = kept === undefined ? none : await this.unlessSent(actor, ticketId, kept);
    throw new AppError('stale', 'Another device has kept another text meanwhile.', { draft });
  }

  private async unlessSent(actor: Actor, ticketId: number, draft: Draft): Promise<Draft> {
    if (draft.savedAt === null || draft.body === '') return draft;
    const latest = await this.repository.latestMessage(actor.id, ticketId);
    if (latest?.body !== draft.body.trim() || latest.at < draft.savedAt) return draft;
    await this.repository.end(actor.id, ticketId, draft);
    return { body: '', savedAt: draft.savedAt };
  }

  private async allow(actor: Actor, ticketId: number): Promise<void> {
    const customerId = await this.repository.customerOf(ticketId);
    if (customerId === undefined) throw new AppError('not_found');
    enforce(draftPolicy.keep(actor, { customerId }));
  }
}
