import { errors } from './en.errors.ts';
import { general } from './en.general.ts';
import { portal } from './en.portal.ts';
import { session } from './en.session.ts';

/** What is said before somebody is signed in; any page has these words at once. */
export const first = { general, session, errors, portal };
