import type { http } from '@tandem/contract';
import type { Handler } from '../../http/call.ts';
import type { DraftsService } from './drafts.service.ts';

type Endpoints = typeof http.drafts;

export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  readonly read: Handler<Endpoints['read']> = async ({ session, params }) => ({
    status: 200,
    body: await this.drafts.read(session.participant, params.id),
  });

  readonly keep: Handler<Endpoints['keep']> = async ({ session, params, headers, body }) => {
    const match = headers['if-match'];
    if (match === undefined) {
      await this.drafts.keep(session.participant, params.id, body.body);
      return { status: 204 };
    }
    const savedAt = await this.drafts.keep(session.participant, params.id, body.body, knownIn(match));
    return { status: 200, body: { savedAt } };
  };
}

/** `"2026-…Z"` → that time; `"none"` → null; `*` → undefined, whatever is there. */
function knownIn(match: string): string | null | undefined {
  if (match === '*') return undefined;
  return match === '"none"' ? null : match.slice(1, -1);
}
