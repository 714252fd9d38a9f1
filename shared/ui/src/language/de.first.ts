import { errors } from './de.errors.ts';
import { general } from './de.general.ts';
import { portal } from './de.portal.ts';
import { session } from './de.session.ts';
import type { FirstWords } from './en.ts';

/** What is said in German before somebody is signed in. */
export const first: FirstWords = { general, session, errors, portal };
