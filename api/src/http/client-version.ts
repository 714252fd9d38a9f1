import { apiPrefix } from '@tandem/contract';
import { lt, parse } from 'semver';
import { AppError } from '../errors/app-error.ts';
import type { AppMiddleware } from './app-context.ts';

/** As the desktop app introduces itself: `Tandem/1.2.3 (…)`. A browser never does. */
const versionIn = (userAgent: string | undefined) => parse(/^Tandem\/(\S{1,64})/.exec(userAgent ?? '')?.[1] ?? '');

/** Whether a desktop app is too old to be served. Whatever else asks is never too old. */
export function isOutdated(userAgent: string | undefined, oldest: string | undefined): boolean {
  if (oldest === undefined) return false;
  const version = versionIn(userAgent);
  return version !== null && lt(version, oldest);
}

/** Refuses desktop apps older than the oldest one that is served. The same holds on the socket, at `hello`. */
export const refuseOutdated =
  (oldest: string | undefined): AppMiddleware =>
  (ctx, next) => {
    if (ctx.path.startsWith(`${apiPrefix}/`) && isOutdated(ctx.req.headers['user-agent'], oldest)) {
      ctx.set('Upgrade', `Tandem/${oldest}`); // RFC 9110 wants a 426 to say what to come back with
      throw new AppError('client_outdated', `This version is too old here. The oldest that works is ${oldest}.`);
    }
    return next();
  };
