import { endpoint } from '../http/endpoint.ts';
import { preferencesSchema } from './preferences.schema.ts';

export const preferencesEndpoints = {
  read: endpoint({
    method: 'GET',
    path: '/preferences',
    summary: 'Of what I want to be told, and when not',
    session: 'required',
    replies: { 200: preferencesSchema },
  }),
  keep: endpoint({
    method: 'PUT',
    path: '/preferences',
    summary: 'Choose of what I want to be told; my other devices hear of it',
    session: 'required',
    body: preferencesSchema,
    replies: { 204: null },
  }),
};
