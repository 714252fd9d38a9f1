import { array } from 'yup';
import { endpoint } from '../http/endpoint.ts';
import { activityCursor, because, count, limit, record } from '../validation/index.ts';
import { activitySchema } from './activity.schema.ts';

/** `unread` is counted up to here; a client shows “100+” beyond. */
export const mostUnread = 101;

export const activityEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/activity',
    summary: 'What happened, oldest first: after a cursor, before a cursor, or the newest',
    session: 'required',
    query: record({
      after: activityCursor().optional(),
      before: activityCursor().optional(),
      limit: limit(200, 50),
    }).test('one', because('not_both'), (value) => value?.after === undefined || value.before === undefined),
    replies: {
      200: record({
        items: array().of(activitySchema).required(),
        /** Hand it back as `after`. It can be newer than the last item. */
        cursor: activityCursor().required(),
        unread: count().required(),
      }),
    },
  }),
  markRead: endpoint({
    method: 'PUT',
    path: '/activity/read',
    summary: 'I have seen all activity up to this cursor; the mark never moves back',
    session: 'required',
    body: record({ cursor: activityCursor().required(because('required')) }),
    replies: { 204: null },
  }),
};
