import { type InferType, string } from 'yup';
import { id, record } from '../validation/index.ts';

export const categorySchema = record({
  id: id().required(),
  name: string().required(),
  description: string().defined(),
});
export type Category = InferType<typeof categorySchema>;
