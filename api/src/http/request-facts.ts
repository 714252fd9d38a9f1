import { randomUUID } from 'node:crypto';
import { AppError } from '../errors/app-error.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../metrics.ts';
import { addressOf } from './address.ts';
import type { AppContext, AppMiddleware } from './app-context.ts';
import { namesOneHost } from './one-host.ts';

/** Names the request, answers with that name, and logs and counts it when the answer is out or the client is gone. */
export function requestFacts({ log, metrics, proxies }: Parts): AppMiddleware {
  // The facts below are chosen and hold no secret; looking for one in every line would cost more than the line.
  const access = log.child({}, { redact: [] });
  return (ctx, next) => {
    const started = performance.now();
    ctx.state.requestId = requestIdOf(ctx.get('x-request-id'));
    ctx.state.address = addressOf(ctx.req, proxies);
    ctx.state.route = 'unmatched';
    ctx.set('X-Request-Id', ctx.state.requestId);
    ctx.res.once('close', () => {
      const ms = performance.now() - started;
      metrics.answered(ctx.method, ctx.state.route, ctx.res.statusCode, ms / 1_000);
      access[quiet.has(ctx.state.route) ? 'debug' : 'info'](factsOf(ctx, ms), 'request');
    });
    return next();
  };
}

/** Refuses a request that has no readable path, or two hosts, before anything relies on them. */
export const readableAddress: AppMiddleware = (ctx, next) => {
  if (!isReadable(ctx) || !namesOneHost(ctx.req))
    throw new AppError('validation', 'The address of this request cannot be read.');
  return next();
};

/** Of `GET //[` the path throws, of `GET http://` it is null. */
function isReadable(ctx: AppContext): boolean {
  try {
    return typeof (ctx.path as unknown) === 'string';
  } catch {
    return false;
  }
}

interface Parts {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly proxies: number;
}

/** Asked for every few seconds by machines; nobody wants to read about it. */
const quiet = new Set(['/healthz', '/readyz', '/metrics']);

/** The path without its query: what somebody searched for is nobody's business. */
const factsOf = ({ state, method, req, res }: AppContext, ms: number) => ({
  requestId: state.requestId,
  method,
  path: (req.url ?? '').split('?', 1)[0]?.slice(0, 300),
  route: state.route,
  status: res.statusCode,
  ms: Math.round(ms * 10) / 10,
  address: state.address,
  ...(state.accountId !== undefined && { accountId: state.accountId }),
  ...(!res.writableFinished && { aborted: true }),
});

/** A proxy's id is kept so that its log and ours can be laid side by side; anything odd is replaced. */
const requestIdOf = (offered: string): string => (/^[\w.:-]{8,64}$/.test(offered) ? offered : randomUUID());
