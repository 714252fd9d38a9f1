import { id, record } from '@tandem/contract';
import { type InferType, string } from 'yup';

/** A place in the console that something outside of the window asks for: just one of them, or none. */
export const placeSchema = record({
  ticketId: id().optional(),
  view: string()
    .matches(/^[a-z][a-z-]{0,31}$/)
    .optional(),
  pane: string().oneOf(['settings', 'doctor']).optional(),
});
export type Place = InferType<typeof placeSchema>;
