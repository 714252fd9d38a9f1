import { errors } from './ar.errors.ts';
import { general } from './ar.general.ts';
import { portal } from './ar.portal.ts';
import { session } from './ar.session.ts';
import type { FirstWords } from './en.ts';

/** What is said in Arabic before somebody is signed in. */
export const first: FirstWords = { general, session, errors, portal };
