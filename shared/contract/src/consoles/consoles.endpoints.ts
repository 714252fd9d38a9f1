import { endpoint } from '../http/endpoint.ts';
import { limit, listCursor, pageOf, record, text } from '../validation/index.ts';
import { consoleReportSchema, fleetConsoleSchema } from './console.schema.ts';

export const consolesEndpoints = {
  report: endpoint({
    method: 'PUT',
    path: '/consoles/mine',
    summary: 'What the installed console that I use says of itself, at sign-in and twice a day; for staff',
    session: 'required',
    body: consoleReportSchema,
    replies: { 204: null },
  }),
  list: endpoint({
    method: 'GET',
    path: '/consoles',
    summary: 'Every installed console, the one seen last first; `q` finds people by name and versions; for admins',
    session: 'required',
    query: record({ q: text(0, 80).optional(), cursor: listCursor().optional(), limit: limit(100, 50) }),
    replies: { 200: pageOf(fleetConsoleSchema) },
  }),
};
