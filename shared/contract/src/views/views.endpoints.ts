import { endpoint } from '../http/endpoint.ts';
import { id, pageOf, record } from '../validation/index.ts';
import { newSavedViewSchema, savedViewSchema, viewNameSchema } from './view.schema.ts';

export const viewsEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/views',
    summary: 'My own saved views, in the order they were made; for staff',
    session: 'required',
    replies: { 200: pageOf(savedViewSchema) },
  }),
  save: endpoint({
    method: 'POST',
    path: '/views',
    summary: 'Save a view for myself; for staff',
    session: 'required',
    body: newSavedViewSchema,
    replies: { 201: savedViewSchema },
  }),
  rename: endpoint({
    method: 'PATCH',
    path: '/views/:id',
    summary: 'Give one of my saved views another name; for staff',
    session: 'required',
    params: record({ id: id().required() }),
    body: viewNameSchema,
    replies: { 200: savedViewSchema },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/views/:id',
    summary: 'Forget one of my saved views; for staff',
    session: 'required',
    params: record({ id: id().required() }),
    replies: { 204: null },
  }),
};
