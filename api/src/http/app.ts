import Koa from 'koa';
import type { Config } from '../config.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../metrics.ts';
import { LocalAllowance } from './allowances.ts';
import { answerErrors } from './answer-errors.ts';
import { ApiRouter } from './api-router.ts';
import type { RequestState } from './app-context.ts';
import { refuseOutdated } from './client-version.ts';
import { docs } from './docs-page.ts';
import { allowListedOrigins, type Origins, refuseForeignOrigins } from './origins.ts';
import { type Checks, probes } from './probes.ts';
import { readableAddress, requestFacts } from './request-facts.ts';
import { securityHeaders } from './security-headers.ts';
import type { SessionGuard } from './session-guard.ts';
import { updateFeed } from './update-feed.ts';
import { type WebAppFolders, webApps } from './web-apps.ts';

export interface HttpAppParts {
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly guard: SessionGuard;
  readonly origins: Origins;
  readonly checks: Checks;
  readonly folders: WebAppFolders;
  readonly version: string;
  /** Each module adds its routes. */
  readonly mount: (router: ApiRouter) => void;
}

/** Whoever asked is gone: that is theirs to decide, and no reason to wake anybody. */
const hungUp = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/** The whole HTTP edge in the order a request passes through it. */
export function createHttpApp(parts: HttpAppParts): Koa<RequestState> {
  const { config, log, metrics, guard, origins, checks, folders, version, mount } = parts;
  const router = new ApiRouter({
    guard,
    requestsPerSession: new LocalAllowance(config.limits.requestsPerSession),
    cookies: config,
    verifyReplies: !config.production,
  });
  mount(router);

  const app = new Koa<RequestState>();
  app.on('error', (cause: NodeJS.ErrnoException) =>
    log[hungUp.has(cause.code ?? '') ? 'debug' : 'error']({ cause }, 'an answer could not be sent'),
  );
  app
    .use(requestFacts({ log, metrics, proxies: config.proxies }))
    .use(securityHeaders(config))
    .use(answerErrors(log))
    .use(readableAddress)
    .use(refuseForeignOrigins(origins))
    .use(probes({ checks, metrics, config }))
    .use(allowListedOrigins(origins))
    .use(docs(version))
    .use(refuseOutdated(config.oldestDesktop))
    .use(router.middleware())
    .use(updateFeed(config.updatesDir))
    .use(webApps(folders));
  return app;
}
