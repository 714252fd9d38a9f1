import type Koa from 'koa';

/** What every request carries from the first middleware on. */
export interface RequestState {
  requestId: string;
  address: string;
  /** The template of the matched route; for the log and for metrics. */
  route: string;
  /** Known once the session is verified. */
  accountId?: number;
}

export type AppContext = Koa.ParameterizedContext<RequestState>;
export type AppMiddleware = Koa.Middleware<RequestState>;
