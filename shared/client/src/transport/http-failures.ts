import { defaultMessage, type ErrorBody, type ErrorCode, statusOf } from '@tandem/contract';
import { AxiosError, type AxiosResponse } from 'axios';
import { offline, RequestFailed, timedOut } from './request-failed.ts';

/** Whatever an HTTP request threw, as the failure that callers decide by. */
export function toFailure(cause: unknown): RequestFailed {
  if (!(cause instanceof AxiosError)) return RequestFailed.from(cause);
  if (cause.response) return refusal(cause.response);
  return isTimeout(cause) ? timedOut() : offline();
}

/** Nothing reached us: it failed on the way there or back. */
export const isNetworkFailure = (cause: AxiosError): boolean => cause.response === undefined && !isTimeout(cause);

const isTimeout = (cause: AxiosError) => cause.code === AxiosError.ETIMEDOUT || cause.code === AxiosError.ECONNABORTED;

/** The wait a response asks for, in seconds. */
export function retryAfterOf(response: AxiosResponse): number | undefined {
  const value = Number(response.headers['retry-after']);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

function refusal(response: AxiosResponse): RequestFailed {
  const details = { status: response.status, retryAfter: retryAfterOf(response) };
  const error = bodyOf(response.data);
  if (error === null) {
    const code = codeOf(response.status);
    return new RequestFailed(code, defaultMessage[code], details);
  }
  const { code, message, fields, fieldCodes, entries, ticket, draft } = error;
  const known = code in statusOf ? code : codeOf(response.status);
  return new RequestFailed(known, message, { ...details, fields, fieldCodes, entries, ticket, draft });
}

/** The api's error, or null when something else on the way answered. */
function bodyOf(data: unknown): ErrorBody['error'] | null {
  if (typeof data !== 'object' || data === null || !('error' in data)) return null;
  const { error } = data as ErrorBody;
  return typeof error?.code === 'string' && typeof error.message === 'string' ? error : null;
}

/** A proxy that cannot reach the api answers by itself, without our body. */
function codeOf(status: number): ErrorCode {
  if (status === 502 || status === 504) return 'unavailable';
  const found = Object.entries(statusOf).find(([, known]) => known === status);
  return found ? (found[0] as ErrorCode) : status >= 500 ? 'internal' : 'impossible';
}
