import { timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.ts';
import { AppError } from '../errors/app-error.ts';
import type { Metrics } from '../metrics.ts';
import type { AppContext, AppMiddleware } from './app-context.ts';

/** What has to answer for the service to be of use: each by name, rejecting when it does not. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

const CHECK_MS = 2_000;

/** `/healthz`: the process runs. `/readyz`: it can serve. `/metrics`: for Prometheus. */
export function probes({ checks, metrics, config }: Parts): AppMiddleware {
  const tokens = config.metricsTokens.map((token) => token.export());
  const answers: Readonly<Record<string, (ctx: AppContext) => Promise<void>>> = {
    '/healthz': async (ctx) => {
      ctx.body = { status: 'ok' };
    },
    '/readyz': async (ctx) => {
      await ready(checks);
      ctx.body = { status: 'ready' };
    },
    '/metrics': async (ctx) => {
      const { authorization } = ctx.req.headers;
      if (tokens.length > 0 && !tokens.some((token) => isBearer(authorization, token))) {
        throw new AppError('unauthenticated', 'Metrics need their token.');
      }
      ctx.type = metrics.registry.contentType;
      ctx.body = await metrics.registry.metrics();
    },
  };
  return async (ctx, next) => {
    const answer = answers[ctx.path];
    if (!answer) return next();
    ctx.state.route = ctx.path;
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') throw methodNotAllowed(ctx);
    ctx.set('Cache-Control', 'no-store');
    await answer(ctx);
  };
}

interface Parts {
  readonly checks: Checks;
  readonly metrics: Metrics;
  readonly config: Pick<Config, 'metricsTokens'>;
}

/** For what can only be read. */
export function methodNotAllowed(ctx: AppContext): AppError {
  ctx.set('Allow', 'GET, HEAD');
  return new AppError('method_not_allowed');
}

async function ready(checks: Checks): Promise<void> {
  const names = Object.keys(checks);
  const results = await Promise.allSettled(names.map((name) => inTime(checks[name]?.() ?? Promise.resolve())));
  const failed = names.filter((_name, index) => results[index]?.status === 'rejected');
  if (failed.length > 0) throw new AppError('unavailable', `Not ready: ${failed.join(', ')}.`);
}

async function inTime(check: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The check took too long.')), CHECK_MS);
  });
  try {
    await Promise.race([check, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}

function isBearer(header: string | undefined, token: Buffer): boolean {
  const offered = Buffer.from(header?.replace(/^Bearer +/i, '') ?? '');
  return offered.length === token.length && timingSafeEqual(offered, token);
}
