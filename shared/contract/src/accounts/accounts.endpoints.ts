import { endpoint } from '../http/endpoint.ts';
import { limit, listCursor, pageOf, record } from '../validation/index.ts';
import { participantSchema } from './account.schema.ts';

export const accountsEndpoints = {
  /** Those a ticket can be assigned to. Staff only. */
  staff: endpoint({
    method: 'GET',
    path: '/staff',
    summary: 'The members of staff a ticket can be assigned to, by name',
    session: 'required',
    query: record({ cursor: listCursor().optional(), limit: limit(200, 100) }),
    replies: { 200: pageOf(participantSchema) },
  }),
};
