/** The part of `@koa/cors` that is used here; the package brings no types. */
declare module '@koa/cors' {
  import type { Context, Middleware } from 'koa';

  interface Options {
    /** The value of `Access-Control-Allow-Origin`; empty: no CORS headers at all. */
    readonly origin: (ctx: Context) => string;
    readonly credentials: boolean;
    readonly allowMethods: string[];
    readonly allowHeaders: string[];
    readonly exposeHeaders: string[];
    readonly maxAge: number;
  }
  export default function cors(options: Options): Middleware;
}
