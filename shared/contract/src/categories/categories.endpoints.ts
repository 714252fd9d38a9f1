import { endpoint } from '../http/endpoint.ts';
import { pageOf } from '../validation/index.ts';
import { categorySchema } from './category.schema.ts';

export const categoriesEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/categories',
    summary: 'What a ticket can be about',
    session: 'required',
    replies: { 200: pageOf(categorySchema) },
  }),
};
