import { endpoint } from '../http/endpoint.ts';
import { reportPairsSchema, reportQuerySchema, reportSchema } from './report.schema.ts';

export const reportsEndpoints = {
  read: endpoint({
    method: 'GET',
    path: '/reports',
    summary: 'What came, what was answered and resolved, and how long it took, per day, category and person; for staff',
    session: 'required',
    query: reportQuerySchema,
    replies: { 200: reportSchema },
  }),
  pairs: endpoint({
    method: 'GET',
    path: '/reports/pairs',
    summary: 'What each member of staff answered and resolved in each category, and how long it took; for staff',
    session: 'required',
    query: reportQuerySchema,
    replies: { 200: reportPairsSchema },
  }),
};
