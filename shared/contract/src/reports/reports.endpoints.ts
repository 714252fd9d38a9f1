import { endpoint } from '../http/endpoint.ts';
import { reportQuerySchema, reportSchema } from './report.schema.ts';

export const reportsEndpoints = {
  read: endpoint({
    method: 'GET',
    path: '/reports',
    summary: 'What came, what was answered and resolved, and how long it took, per day, category and person; for staff',
    session: 'required',
    query: reportQuerySchema,
    replies: { 200: reportSchema },
  }),
};
