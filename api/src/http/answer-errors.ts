import { type ErrorBody, statusOf } from '@tandem/contract';
import { AppError } from '../errors/app-error.ts';
import type { Logger } from '../logging.ts';
import type { AppMiddleware } from './app-context.ts';

const RETRY_SECONDS = 2;

/** Answers every failure with the contract’s error body; one that nobody expected is logged and tells nothing. */
export const answerErrors =
  (log: Logger): AppMiddleware =>
  async (ctx, next) => {
    try {
      await next();
    } catch (cause) {
      const { requestId } = ctx.state;
      const failure = AppError.from(cause);
      if (failure.code === 'internal') log.error({ requestId, cause: failure.cause ?? failure }, 'request failed');
      if (failure.code === 'unavailable') log.warn({ requestId, cause: failure.cause }, 'a store is not available');
      if (ctx.headerSent) return void ctx.res.destroy();

      ctx.status = statusOf[failure.code];
      if (failure.code === 'unauthenticated') ctx.set('WWW-Authenticate', 'Bearer');
      const retryAfter = retryAfterOf(failure);
      if (retryAfter !== undefined) ctx.set('Retry-After', String(retryAfter));
      ctx.body = errorBody(failure, requestId);
    }
  };

/** The wire form of a failure. */
export const errorBody = ({ code, message, detail }: AppError, requestId: string): ErrorBody => ({
  error: {
    code,
    message,
    ...(detail.fields && { fields: detail.fields }),
    ...(detail.fieldCodes && { fieldCodes: detail.fieldCodes }),
    ...(detail.entries && { entries: detail.entries }),
    ...(detail.ticket && { ticket: detail.ticket }),
    ...(detail.draft && { draft: detail.draft }),
    requestId,
  },
});

const retryAfterOf = ({ code, detail }: AppError): number | undefined => {
  if (code !== 'too_many_requests' && code !== 'unavailable') return undefined;
  return Math.max(1, Math.ceil(detail.retryAfter ?? RETRY_SECONDS));
};
