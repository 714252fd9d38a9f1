import { array } from 'yup';
import { endpoint } from '../http/endpoint.ts';
import { ticketIdParams } from '../tickets/tickets.endpoints.ts';
import { because, count, id, limit, record } from '../validation/index.ts';
import { entrySchema, newMessageSchema } from './entry.schema.ts';

export const timelineEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/tickets/:id/timeline',
    summary: 'Entries in ascending order: after a seq, before a seq, or the newest',
    session: 'required',
    params: ticketIdParams,
    query: record({ after: count().optional(), before: id().optional(), limit: limit(200, 50) }).test(
      'one',
      because('not_both'),
      (value) => value?.after === undefined || value.before === undefined,
    ),
    replies: { 200: record({ items: array().of(entrySchema).required(), lastSeq: count().required() }) },
  }),
  post: endpoint({
    method: 'POST',
    path: '/tickets/:id/messages',
    summary: 'Write a message; the same clientId again answers 200 with the same entry',
    session: 'required',
    params: ticketIdParams,
    body: newMessageSchema,
    replies: { 201: entrySchema, 200: entrySchema },
  }),
  markRead: endpoint({
    method: 'PUT',
    path: '/tickets/:id/read',
    summary: 'I have seen everything up to this seq; a mark never moves back',
    session: 'required',
    params: ticketIdParams,
    body: record({ seq: count().required(because('required')) }),
    replies: { 204: null },
  }),
};
