import { boolean, type InferType, string } from 'yup';
import { because, flag, id, record, text } from '../validation/index.ts';

const shared = { id: id().required(), name: string().required(), description: string().defined() };

export const categorySchema = record(shared);
export type Category = InferType<typeof categorySchema>;

/** A category as staff see it: a retired one stays on its tickets and takes no new ones. */
export const knownCategorySchema = record({ ...shared, retired: boolean().required() });
export type KnownCategory = InferType<typeof knownCategorySchema>;

/** There are few, so lists of them have no pages. */
export const mostCategories = 200;

const name = () => text(1, 80);
const description = () => text(1, 255);

export const newCategorySchema = record({
  name: name().required(because('required')),
  description: description().required(because('required')),
});
export type NewCategory = InferType<typeof newCategorySchema>;

export const categoryChangeSchema = record({
  name: name().optional(),
  description: description().optional(),
  retired: flag().optional(),
}).test('some', because('nothing_to_change'), (value) => value !== undefined && Object.keys(value).length > 0);
export type CategoryChange = InferType<typeof categoryChangeSchema>;
