import { endpoint } from '../http/endpoint.ts';
import { ticketIdParams } from '../tickets/tickets.endpoints.ts';
import { draftSchema, newDraftSchema } from './draft.schema.ts';

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
    summary: 'Keep what I have begun to answer, in place of what was kept; an empty text ends it. For staff',
    session: 'required',
    params: ticketIdParams,
    body: newDraftSchema,
    replies: { 204: null },
  }),
};
