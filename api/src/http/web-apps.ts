import { AppError } from '../errors/app-error.ts';
import type { AppContext, AppMiddleware } from './app-context.ts';
import { methodNotAllowed } from './probes.ts';
import { type Asset, type Encoding, StaticSite } from './static-site.ts';

/** Where the built web apps lie. */
export interface WebAppFolders {
  readonly portal: string;
  /** Undefined: the console is for its desktop app only. */
  readonly console: string | undefined;
}

const CONSOLE = '/console';

/**
 * The portal at `/`, the console at `/console/`. A page address of an app (a deep link, a reload) answers its index
 * page; everything else that does not exist is 404.
 */
export function webApps(folders: WebAppFolders): AppMiddleware {
  const portal = new StaticSite(folders.portal);
  const console = folders.console === undefined ? undefined : new StaticSite(folders.console);
  return async (ctx) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') throw unreadable(ctx);
    if (ctx.path === CONSOLE && console) return redirect(ctx, `${CONSOLE}/`);
    if (ctx.path !== CONSOLE && !ctx.path.startsWith(`${CONSOLE}/`)) return serve(ctx, portal, ctx.path, 'portal');
    if (!console) throw new AppError('not_found', 'The console is not offered in the browser here.');
    return serve(ctx, console, ctx.path.slice(CONSOLE.length), 'console');
  };
}

const unreadable = (ctx: AppContext) =>
  ctx.path === '/' ? methodNotAllowed(ctx) : new AppError('not_found', 'There is nothing here.');

function redirect(ctx: AppContext, to: string): void {
  ctx.status = 308;
  ctx.set('Location', to);
}

async function serve(ctx: AppContext, site: StaticSite, path: string, name: string): Promise<void> {
  ctx.state.route = name;
  const page = path === '/' || path === '/index.html' || isNavigation(ctx, path);
  const asset = page ? site.index() : site.file(path);
  if (asset) return send(ctx, site, asset);
  if (page) throw new AppError('unavailable', `The ${name} has not been built. Run: npm run build`);
  throw new AppError('not_found', 'There is no such file.');
}

/** A browser that goes to an address, and not a script or picture that a page asks for. */
function isNavigation(ctx: AppContext, path: string): boolean {
  const { 'sec-fetch-dest': destination, accept = '' } = ctx.req.headers;
  if (destination !== undefined) return destination === 'document';
  return accept.includes('text/html') && !path.slice(path.lastIndexOf('/')).includes('.');
}

async function send(ctx: AppContext, site: StaticSite, asset: Asset): Promise<void> {
  ctx.set('ETag', asset.etag);
  ctx.set('Cache-Control', asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  ctx.vary('Accept-Encoding');
  if (ctx.req.headers['if-none-match'] === asset.etag) {
    ctx.status = 304;
    return;
  }
  const encoding = ctx.acceptsEncodings('br', 'gzip', 'identity');
  const encoded =
    encoding === 'br' || encoding === 'gzip' ? await site.encoded(asset, encoding as Encoding) : undefined;
  if (encoded) ctx.set('Content-Encoding', String(encoding));
  ctx.type = asset.type;
  ctx.body = encoded ?? asset.body;
}
