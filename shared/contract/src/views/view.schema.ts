import { type InferType, string } from 'yup';
import { priorities, statuses } from '../tickets/ticket.schema.ts';
import { ticketSorts } from '../tickets/tickets.endpoints.ts';
import { because, id, record, text } from '../validation/index.ts';

/** The ways to look at the tickets that everybody has. */
export const inboxViews = ['mine', 'unassigned', 'waiting', 'answered', 'urgent', 'resolved', 'closed', 'all'] as const;
export type InboxView = (typeof inboxViews)[number];

const oneOf = <T extends string>(values: readonly T[]) =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .oneOf<T>(values, because('not_one_of', { allowed: values.join(', ') }));
/** `oneOf` would have to name null as well. */
const oneOfOrNull = <T extends string>(values: readonly T[]) =>
  string<T>()
    .typeError(because('malformed', { expected: 'text' }))
    .nullable()
    .oneOf([...values, null], because('not_one_of', { allowed: values.join(', ') }))
    .defined(because('required'));

/** What a list of tickets is asked for: a view, and by what it is narrowed. */
export const inboxQuerySchema = record({
  view: oneOf(inboxViews).required(because('required')),
  q: text(0, 200).defined(because('required')),
  status: oneOfOrNull(statuses),
  priority: oneOfOrNull(priorities),
  categoryId: id().nullable().defined(because('required')),
  customerId: id().nullable().defined(because('required')),
  sort: oneOf(ticketSorts).required(because('required')),
});

/** So many each, so that the list of them needs no pages. */
export const mostSavedViews = 30;

const name = () => text(1, 60).required(because('required'));
export const newSavedViewSchema = record({ name: name(), query: inboxQuerySchema });
/** Another name for it; what it shows stays. */
export const viewNameSchema = record({ name: name() });
export type NewSavedView = InferType<typeof newSavedViewSchema>;

export const savedViewSchema = record({ id: id().required(), name: string().required(), query: inboxQuerySchema });
export type SavedView = InferType<typeof savedViewSchema>;
