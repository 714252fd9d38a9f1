import type { Drafts } from '@tandem/client';

/** A new ticket while it is written. */
export type TicketDraft = { title: string; description: string; categoryId: string; priority: string };

export const emptyDraft: TicketDraft = { title: '', description: '', categoryId: '', priority: 'medium' };

const PLACE = 'new-ticket';

/** What was typed before, on this device, by this account. Anything unreadable counts as nothing. */
export function readDraft(drafts: Drafts): TicketDraft {
  try {
    const kept: unknown = JSON.parse(drafts.read(PLACE));
    if (typeof kept !== 'object' || kept === null) return emptyDraft;
    const text = (name: keyof TicketDraft) => {
      const value = (kept as Record<string, unknown>)[name];
      return typeof value === 'string' ? value : emptyDraft[name];
    };
    return {
      title: text('title'),
      description: text('description'),
      categoryId: text('categoryId'),
      priority: text('priority'),
    };
  } catch {
    return emptyDraft;
  }
}

/** Keeps it, or forgets it once nothing is typed. */
export function keepDraft(drafts: Drafts, draft: TicketDraft): void {
  drafts.write(PLACE, isEmpty(draft) ? '' : JSON.stringify(draft));
}

export const forgetDraft = (drafts: Drafts): void => drafts.write(PLACE, '');

export const isEmpty = (draft: TicketDraft): boolean =>
  draft.title.trim() === '' && draft.description.trim() === '' && draft.categoryId === '';
