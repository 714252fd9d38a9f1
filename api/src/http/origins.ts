import cors from '@koa/cors';
import { clientHeader, idempotencyHeader } from '@tandem/contract';
import type { Config } from '../config.ts';
import { isLoopback } from '../config.ts';
import { AppError } from '../errors/app-error.ts';
import type { AppMiddleware } from './app-context.ts';

/** Which web pages may speak to this service, over HTTP and over the socket. */
export class Origins {
  private readonly listed: ReadonlySet<string>;
  private readonly production: boolean;

  constructor({ publicUrl, allowedOrigins, production }: Pick<Config, 'publicUrl' | 'allowedOrigins' | 'production'>) {
    this.listed = new Set([publicUrl, ...allowedOrigins]);
    this.production = production;
  }

  /** No origin is fine: native clients send none, and a browser cannot leave it out where it matters. */
  allows(origin: string | undefined, host: string | undefined): boolean {
    if (origin === undefined || origin === '' || this.listed.has(origin)) return true;
    return !this.production && isOwnLoopback(origin, host);
  }
}

/** A page of a foreign origin changes nothing here, whatever it sends along. */
export const refuseForeignOrigins =
  (origins: Origins): AppMiddleware =>
  (ctx, next) => {
    const safe = ctx.method === 'GET' || ctx.method === 'HEAD';
    if (!safe && !origins.allows(ctx.req.headers.origin, ctx.req.headers.host)) {
      throw new AppError('forbidden', 'This page may not use the service.');
    }
    return next();
  };

/** Lets listed origins read answers, with credentials; tells no other origin anything. */
export const allowListedOrigins = (origins: Origins): AppMiddleware =>
  cors({
    origin: ({ req }) => {
      const { origin, host } = req.headers;
      return origin !== undefined && origins.allows(origin, host) ? origin : '';
    },
    credentials: true,
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'If-Match', idempotencyHeader, clientHeader, 'X-Request-Id'],
    exposeHeaders: ['X-Request-Id', 'Retry-After'],
    maxAge: 600,
  });

/** On the developer's machine the port may differ from PUBLIC_URL. Loopback names cannot be rebound by a stranger. */
function isOwnLoopback(origin: string, host: string | undefined): boolean {
  return (
    host !== undefined && origin === `http://${host}` && URL.canParse(origin) && isLoopback(new URL(origin).hostname)
  );
}
