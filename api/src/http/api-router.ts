import Router from '@koa/router';
import { apiPrefix, clientHeader, type EndpointDeclaration, parse, parseText, record } from '@tandem/contract';
import { LRUCache } from 'lru-cache';
import { AppError } from '../errors/app-error.ts';
import type { LocalAllowance } from './allowances.ts';
import type { AppContext, AppMiddleware, RequestState } from './app-context.ts';
import type { Answer, Call, Handler, RequestOrigin, VerifiedSession } from './call.ts';
import type { Limit } from './limits.ts';
import { ignoreBody, readJson } from './read-body.ts';
import { cookieNameOf, cookieValues, setCookie } from './refresh-cookie.ts';
import type { SessionGuard } from './session-guard.ts';
import { UnderWay } from './under-way.ts';
import { verifyReply } from './verify-reply.ts';

export interface ApiRouterParts {
  readonly guard: SessionGuard;
  readonly requestsPerSession: LocalAllowance;
  readonly cookies: Parameters<typeof setCookie>[2];
  /** Checks each reply against its schema: for tests and development. */
  readonly verifyReplies: boolean;
}

/**
 * Mounts declared endpoints. Before a handler runs, the session is verified, the limits are asked and every input has
 * been parsed by its schema; a handler sees nothing else of the request.
 */
export class ApiRouter {
  private readonly router = new Router<RequestState>({ prefix: apiPrefix, sensitive: true, strict: true });
  private readonly underWay = new UnderWay();

  constructor(private readonly parts: ApiRouterParts) {}

  on<E extends EndpointDeclaration>(endpoint: E, ...steps: readonly [...Limit[], Handler<E>]): this {
    const handler = steps.at(-1) as Handler<E>;
    const limits = steps.slice(0, -1) as Limit[];
    this.router.register(endpoint.path, [endpoint.method], async (ctx) => {
      ctx.state.route = apiPrefix + endpoint.path;
      await this.serve(ctx, endpoint, limits, handler);
    });
    return this;
  }

  /** Everything below the prefix: routes, then 405 for a known path, then 404. */
  middleware(): AppMiddleware {
    const routes = this.router.routes() as unknown as AppMiddleware;
    return (ctx, next) => {
      if (ctx.path !== apiPrefix && !ctx.path.startsWith(`${apiPrefix}/`)) return next();
      ctx.set('Cache-Control', 'no-store');
      return routes(ctx, () => Promise.resolve(this.unrouted(ctx)));
    };
  }

  private async serve<E extends EndpointDeclaration>(
    ctx: AppContext,
    endpoint: E,
    limits: readonly Limit[],
    handler: Handler<E>,
  ): Promise<void> {
    const cookie = cookieNameOf(ctx.req.headers[clientHeader.toLowerCase()] as string | undefined);
    const refreshTokens = cookieValues(ctx.req.headers.cookie, [cookie]);
    const origin = originOf(ctx, refreshTokens[0]);
    const session = endpoint.session === 'required' ? await this.session(ctx, refreshTokens) : undefined;
    for (const limit of limits) await limit({ session, origin });

    const answer = await handler({ session, origin, ...(await inputOf(ctx, endpoint)) } as unknown as Call<E>);
    if (this.parts.verifyReplies) verifyReply(endpoint, answer);
    respond(ctx, answer);
    if (answer.refreshToken !== undefined) {
      ctx.append('Set-Cookie', setCookie(cookie, answer.refreshToken, this.parts.cookies));
    }
  }

  private async session(ctx: AppContext, refreshTokens: readonly string[]): Promise<VerifiedSession> {
    const { session } = await this.parts.guard.verify(bearerOf(ctx.req.headers.authorization), refreshTokens);
    ctx.state.accountId = session.user.id;
    this.parts.requestsPerSession.use(session.id);
    this.underWay.begin(session.id, ctx.req, ctx.res);
    return session;
  }

  private unrouted(ctx: AppContext): void {
    ignoreBody(ctx);
    const methods = new Set(this.router.match(ctx.path, ctx.method).path.flatMap((layer) => layer.methods));
    if (methods.size === 0) throw new AppError('not_found', 'There is no such endpoint.');
    ctx.set('Allow', [...methods, 'OPTIONS'].join(', '));
    if (ctx.method !== 'OPTIONS') throw new AppError('method_not_allowed');
    ctx.status = 204;
  }
}

const nothing = record({});

/** Whatever the endpoint declares, parsed; what it does not declare stays out. */
async function inputOf(ctx: AppContext, endpoint: EndpointDeclaration) {
  const { params, query, headers, body } = endpoint;
  const parsed = {
    params: params && parseText(params as Fields, ctx['params']),
    query: queryOf(ctx, (query ?? nothing) as Fields),
    headers: headers && parseText(headers as Fields, declaredHeaders(ctx, headers as Fields)),
  };
  if (body) return { ...parsed, body: parse(body, await readJson(ctx)) };
  ignoreBody(ctx);
  return { ...parsed, body: undefined };
}

type Fields = Parameters<typeof parseText>[0];

const MOST_QUERIES = 500;
const MOST_QUERY_LENGTH = 500;
const parsedQueries = new WeakMap<Fields, LRUCache<string, object>>();

/** Parsed once for all who ask the same: a query string means the same each time, and lists are asked for all day. */
function queryOf(ctx: AppContext, schema: Fields): object {
  let known = parsedQueries.get(schema);
  if (!known) {
    known = new LRUCache({ max: MOST_QUERIES });
    parsedQueries.set(schema, known);
  }
  let query = known.get(ctx.querystring);
  if (!query) {
    query = Object.freeze(parseText(schema, ctx.query)) as object;
    if (ctx.querystring.length <= MOST_QUERY_LENGTH) known.set(ctx.querystring, query);
  }
  return query;
}

const declaredHeaders = (ctx: AppContext, { fields }: Fields) =>
  Object.fromEntries(
    Object.keys(fields).flatMap((name) => (ctx.headers[name] === undefined ? [] : [[name, ctx.headers[name]]])),
  );

function respond<E extends EndpointDeclaration>(ctx: AppContext, { status, body }: Answer<E>): void {
  ctx.status = status;
  if (body !== undefined) ctx.body = body;
}

const originOf = (ctx: AppContext, refreshToken: string | undefined): RequestOrigin => ({
  requestId: ctx.state.requestId,
  address: ctx.state.address,
  userAgent: (ctx.req.headers['user-agent'] ?? '').slice(0, 200),
  refreshToken,
});

const bearerOf = (header: string | undefined): string | undefined => /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
