import { endpoint } from '../http/endpoint.ts';
import { id, pageOf, record } from '../validation/index.ts';
import { categoryChangeSchema, categorySchema, knownCategorySchema, newCategorySchema } from './category.schema.ts';

export const categoriesEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/categories',
    summary: 'What a ticket can be about',
    session: 'required',
    replies: { 200: pageOf(categorySchema) },
  }),
  listAll: endpoint({
    method: 'GET',
    path: '/categories/all',
    summary: 'Every category, the retired ones too; for staff',
    session: 'required',
    replies: { 200: pageOf(knownCategorySchema) },
  }),
  create: endpoint({
    method: 'POST',
    path: '/categories',
    summary: 'Add a category; for admins',
    session: 'required',
    body: newCategorySchema,
    replies: { 201: knownCategorySchema },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/categories/:id',
    summary: 'Rename, describe anew, retire or bring back; for admins',
    session: 'required',
    params: record({ id: id().required() }),
    body: categoryChangeSchema,
    replies: { 200: knownCategorySchema },
  }),
};
