import { array, boolean, number, object, string } from 'yup';
import { participantSchema, userSchema } from '../accounts/account.schema.ts';
import { activitySchema } from '../activity/activity.schema.ts';
import { preferencesSchema } from '../preferences/preferences.schema.ts';
import { sharedTicketSchema, ticketSchema } from '../tickets/ticket.schema.ts';
import { entrySchema, newMessageFields } from '../timeline/entry.schema.ts';
import { activityCursor, because, count, flag, id, isoTime, record } from '../validation/index.ts';
import { type CommandReplyOf, command, event, type PayloadOf } from './frames.ts';

const nothing = record({});
const token = () =>
  string()
    .typeError(because('malformed', { expected: 'text' }))
    .max(4_096, because('too_long', { max: 4_096 }))
    .required(because('required'));
const ticketId = id().required(because('required'));

/** How far somebody on this ticket has read, and when they said so; writing moves a mark too, without a time. */
const readMark = { reader: participantSchema, seq: count().required(), at: isoTime().optional() };
/** Everyone who has the ticket open now. */
const viewers = array().of(participantSchema).required();

/** A row of a list has room for so many. */
export const mostRowViewers = 5;

/** Every command a client may send. Types, handlers and docs/realtime-protocol.md come from this declaration. */
export const commands = {
  hello: command({
    summary: 'Say who is there and what was seen last; must be the first frame, within 5 s',
    payload: record({ accessToken: token(), after: activityCursor().nullable().defined() }),
    reply: record({
      user: userSchema,
      cursor: activityCursor().required(),
      unread: count().required(),
      /** Send something at least this often, in milliseconds; twice that silent and the socket is dropped. */
      heartbeat: number().integer().positive().required(),
    }),
  }),
  renew: command({
    summary: 'Hand in a fresh access token of the same session',
    payload: record({ accessToken: token() }),
    reply: record({ expiresIn: number().integer().positive().required() }),
  }),
  'ticket.open': command({
    summary: 'Make this the one open ticket of the connection; leaves the one before',
    payload: record({ ticketId, after: count().nullable().defined() }),
    reply: record({
      ticket: ticketSchema,
      /** Ascending. After `after`, or the newest; `more`: there are further ones in that direction. */
      entries: array().of(entrySchema).required(),
      lastSeq: count().required(),
      more: boolean().required(),
      /** Of one reader, the latest with a time and, if it is further, the latest without. */
      reads: array().of(record(readMark)).required(),
      viewers,
    }),
  }),
  'ticket.leave': command({ summary: 'Have no ticket open', payload: nothing, reply: nothing }),
  'message.send': command({
    summary: 'Write into the open ticket; answered after commit',
    payload: record({ ticketId, ...newMessageFields }),
    reply: record({ entry: entrySchema }),
  }),
  'ticket.read': command({
    summary: 'I have seen the open ticket up to here',
    payload: record({ ticketId, seq: count().required(because('required')) }),
    reply: nothing,
  }),
  'typing.set': command({
    summary: 'I am, or am no longer, typing in the open ticket; repeat every few seconds, it lapses by itself',
    payload: record({ ticketId, typing: flag().required(because('required')) }),
    reply: nothing,
  }),
  ping: command({ summary: 'Still here', payload: nothing, reply: nothing }),
};

/** Every event the api may send. */
export const events = {
  activity: event({
    summary: 'Something this reader should hear of',
    to: 'whom audienceOf() names, on every connection',
    payload: activitySchema,
  }),
  'timeline.entry': event({
    summary: 'An entry was committed',
    to: 'every connection that has the ticket open',
    payload: record({ entry: entrySchema }),
  }),
  'tickets.changed': event({
    summary: 'Tickets as they are now, without what differs per reader',
    to: 'their customers at once, all staff in one batch at most every 250 ms',
    payload: record({ tickets: array().of(sharedTicketSchema).required() }),
  }),
  typing: event({
    summary: 'Somebody started or stopped typing',
    to: 'other people who have the ticket open',
    payload: record({ ticketId, who: participantSchema, typing: boolean().required() }),
  }),
  read: event({
    summary: 'Somebody has read up to here',
    to: 'every other connection that has the ticket open',
    payload: record({ ticketId, ...readMark }),
  }),
  presence: event({
    summary: 'Who has the ticket open now',
    to: 'every connection that has the ticket open',
    payload: record({ ticketId, viewers }),
  }),
  'presence.rows': event({
    summary: 'Which colleagues have these tickets open, and who of them types; holds for 30 s unless it comes again',
    to: 'all staff in one batch at most every 250 ms',
    payload: record({
      rows: array()
        .of(record({ ticketId, viewers, typing: array().of(id().required()).required() }))
        .required(),
    }),
  }),
  'person.renamed': event({
    summary: 'Somebody goes by another name now; entries they wrote before show it, too',
    to: 'the person themselves on every connection, all staff, and the customers whose tickets they are assigned to',
    payload: record({ person: participantSchema }),
  }),
  'staff.changed': event({
    summary:
      'Somebody joined, left, or has another role: lists of staff are to be fetched again, each a little later than the other',
    to: 'all staff',
    payload: nothing,
  }),
  'categories.changed': event({
    summary: 'The categories are no longer what they were: fetch them again, each a little later than the other',
    to: 'everybody',
    payload: nothing,
  }),
  'preferences.changed': event({
    summary: 'Somebody chose, on one of their devices, of what they want to be told',
    to: 'the person themselves on every connection',
    payload: record({ preferences: preferencesSchema }),
  }),
  'session.ended': event({
    summary: 'The session is over; close code 4403 follows',
    to: 'every connection of the session',
    payload: record({ reason: string().oneOf(['signed_out', 'revoked', 'disabled', 'password_changed']).required() }),
  }),
  resync: event({
    summary: 'Something may have been missed: fetch again',
    to: 'connections the api cannot vouch for',
    payload: nothing,
  }),
};

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandPayload<C extends CommandName> = PayloadOf<Commands[C]>;
export type CommandReply<C extends CommandName> = CommandReplyOf<Commands[C]>;
export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<E extends EventName> = PayloadOf<Events[E]>;
export type EndReason = EventPayload<'session.ended'>['reason'];

/** The envelope around every command. */
export const commandFrameSchema = record({
  id: count().required(because('required')),
  type: string()
    .typeError(because('malformed', { expected: 'text' }))
    .oneOf(Object.keys(commands) as CommandName[], because('malformed', { expected: 'a command' }))
    .required(because('required')),
  payload: object()
    .default(undefined)
    .typeError(because('malformed', { expected: 'an object' }))
    .required(because('required')),
});
