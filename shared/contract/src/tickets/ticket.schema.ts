import { type InferType, string } from 'yup';
import { personSchema } from '../accounts/account.schema.ts';
import { because, count, id, isoTime, record, text } from '../validation/index.ts';

export const statuses = ['open', 'in_progress', 'resolved', 'closed'] as const;
export type TicketStatus = (typeof statuses)[number];
export const priorities = ['low', 'medium', 'high'] as const;
export type Priority = (typeof priorities)[number];
/** Whose turn it is: that of staff or of the customer (awaiting.ts). */
export const awaited = ['staff', 'customer'] as const;
export type Awaited = (typeof awaited)[number];

const status = () => string().oneOf(statuses, because('not_one_of', { allowed: statuses.join(', ') }));
const priority = () => string().oneOf(priorities, because('not_one_of', { allowed: priorities.join(', ') }));

/** How the latest message begins, on one line, and who wrote it. */
export const lastMessageSchema = record({ author: personSchema, excerpt: string().required() });
export type LastMessage = InferType<typeof lastMessageSchema>;

/** What everybody entitled to the ticket sees alike; the form in which changes are announced. */
const shared = {
  id: id().required(),
  title: string().required(),
  description: string().required(),
  status: status().required(),
  priority: priority().required(),
  category: record({ id: id().required(), name: string().required() }),
  customer: personSchema,
  assignee: personSchema.nullable().defined(),
  /** Who has to do something next; null for nobody. */
  awaiting: string()
    .nullable()
    .oneOf([...awaited, null])
    .defined(),
  /** `seq` of the newest timeline entry. */
  lastSeq: count().required(),
  viewedByStaffAt: isoTime().nullable().defined(),
  createdAt: isoTime().required(),
  updatedAt: isoTime().required(),
  firstResponseAt: isoTime().nullable().defined(),
  resolvedAt: isoTime().nullable().defined(),
  closedAt: isoTime().nullable().defined(),
  /** Moves with status, priority, category and assignee, not with messages. Send it back as `If-Match`. */
  version: count().required(),
  /** In a customer's list, and when a customer is told of a message. Elsewhere it is left out, and nothing follows from that. */
  lastMessage: lastMessageSchema.optional(),
};
export const sharedTicketSchema = record(shared);
export type SharedTicket = InferType<typeof sharedTicketSchema>;

/** A ticket as one reader sees it: `unread` counts the entries after `readSeq`. Writing moves the writer's own mark. */
export const ticketSchema = record({ ...shared, readSeq: count().required(), unread: count().required() });
export type Ticket = InferType<typeof ticketSchema>;

/** The few facts an activity carries about its ticket. */
export const ticketHeadSchema = record({
  id: id().required(),
  title: string().required(),
  status: status().required(),
  priority: priority().required(),
});
export type TicketHead = InferType<typeof ticketHeadSchema>;

export const newTicketSchema = record({
  title: text(3, 255).required(because('required')),
  description: text(10, 10_000).required(because('required')),
  categoryId: id().required(because('required')),
  priority: priority().optional(),
});
export type NewTicket = InferType<typeof newTicketSchema>;

export const ticketChangeSchema = record({
  status: status().optional(),
  priority: priority().optional(),
  categoryId: id().optional(),
  assigneeId: id().nullable().optional(),
}).test('some', because('nothing_to_change'), (value) => value !== undefined && Object.keys(value).length > 0);
export type TicketChange = InferType<typeof ticketChangeSchema>;
