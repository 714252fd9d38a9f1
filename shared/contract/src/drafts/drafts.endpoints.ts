import { endpoint } from '../http/endpoint.ts';
import { ticketIdParams } from '../tickets/tickets.endpoints.ts';
import { isoTime, record } from '../validation/index.ts';
import { draftMatch, draftSchema, newDraftSchema } from './draft.schema.ts';

export const draftsEndpoints = {
  read: endpoint({
    method: 'GET',
    path: '/tickets/:id/draft',
    summary: 'What I have begun to answer on this ticket, on any device; for staff',
    session: 'required',
    params: ticketIdParams,
    replies: { 200: draftSchema },
  }),
  keep: endpoint({
    method: 'PUT',
    path: '/tickets/:id/draft',
    summary:
      'Keep what I have begun to answer, in place of what was kept; an empty text ends it. With If-Match only in place of ' +
      'that one, and answered with 200: else 409 `stale` with the draft another device has kept meanwhile. For staff',
    session: 'required',
    params: ticketIdParams,
    headers: record({ 'if-match': draftMatch().optional() }),
    body: newDraftSchema,
    replies: { 200: record({ savedAt: isoTime().required() }), 204: null },
  }),
};
