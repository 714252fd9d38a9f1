import { string } from 'yup';
import { endpoint } from '../http/endpoint.ts';
import { because, count, id, limit, listCursor, oneOrMore, pageOf, record, text } from '../validation/index.ts';
import { awaited, newTicketSchema, priorities, statuses, ticketChangeSchema, ticketSchema } from './ticket.schema.ts';

export const ticketSorts = ['-updatedAt', '-createdAt', 'priority'] as const;
export type TicketSort = (typeof ticketSorts)[number];

export const ticketIdParams = record({ id: id().required() });
export const ticketPageSchema = pageOf(ticketSchema);

export const ticketQuerySchema = record({
  status: oneOrMore(statuses).optional(),
  priority: oneOrMore(priorities).optional(),
  categoryId: id().optional(),
  customerId: id().optional(),
  /** `me`, `none` or an account id. */
  assignee: string()
    .matches(/^(me|none|[1-9]\d{0,14})$/, { message: because('malformed', { expected: 'me, none or an account id' }) })
    .optional(),
  /** Only those that wait for one of them. */
  awaiting: string()
    .oneOf(awaited, because('not_one_of', { allowed: awaited.join(', ') }))
    .optional(),
  /** Words in titles, descriptions and messages. */
  q: text(1, 200).optional(),
  /** `priority`: high first, newest change first within one priority. */
  sort: string()
    .oneOf(ticketSorts, because('not_one_of', { allowed: ticketSorts.join(', ') }))
    .default('-updatedAt'),
  cursor: listCursor().optional(),
  limit: limit(100, 20),
});

export const ticketsEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/tickets',
    summary: 'Tickets: staff see all, a customer their own',
    session: 'required',
    query: ticketQuerySchema,
    replies: { 200: ticketPageSchema },
  }),
  answerTime: endpoint({
    method: 'GET',
    path: '/answer-time',
    summary: 'How long the first answer usually takes of late, in milliseconds; null while too few were given',
    session: 'required',
    replies: { 200: record({ usual: count().nullable().defined() }) },
  }),
  open: endpoint({
    method: 'POST',
    path: '/tickets',
    summary: 'Open a ticket; a repeated Idempotency-Key answers with the ticket of the first time',
    session: 'required',
    headers: record({
      'idempotency-key': string()
        .matches(/^[\x21-\x7e]{1,100}$/, {
          message: because('malformed', { expected: '1 to 100 visible ASCII characters' }),
        })
        .optional(),
    }),
    body: newTicketSchema,
    replies: { 201: ticketSchema },
  }),
  read: endpoint({
    method: 'GET',
    path: '/tickets/:id',
    summary: 'One ticket',
    session: 'required',
    params: ticketIdParams,
    replies: { 200: ticketSchema },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/tickets/:id',
    summary: 'Change status, priority, category or assignee; with If-Match only from that version',
    session: 'required',
    params: ticketIdParams,
    headers: record({
      'if-match': string()
        .matches(/^(\*|"\d{1,15}")$/, {
          message: because('malformed', { expected: 'the version in quotes, like "7"' }),
        })
        .optional(),
    }),
    body: ticketChangeSchema,
    replies: { 200: ticketSchema },
  }),
};
