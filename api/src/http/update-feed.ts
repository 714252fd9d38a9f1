import { finished } from 'node:stream/promises';
import send from 'send';
import { AppError } from '../errors/app-error.ts';
import type { AppContext, AppMiddleware } from './app-context.ts';

const PREFIX = '/updates/';
/** As the release command names files: nothing hidden, no folder. */
const isName = (name: string): boolean => /^[A-Za-z0-9][\w.+-]{0,127}$/.test(name);
/** A file that carries its version in its name never changes. */
const isFixed = (name: string): boolean => /\d+\.\d+\.\d+/.test(name);

/**
 * The folder with newer versions of the desktop app, at `/updates/`, whole or in parts. Nothing in it is trusted by the app
 * for lying here: manifests are signed elsewhere. Without a folder there is nothing at that address.
 */
export const updateFeed =
  (folder: string | undefined): AppMiddleware =>
  async (ctx, next) => {
    if (folder === undefined || !ctx.path.startsWith(PREFIX)) return next();
    ctx.state.route = 'updates';
    const name = ctx.path.slice(PREFIX.length);
    if ((ctx.method !== 'GET' && ctx.method !== 'HEAD') || !isName(name)) throw noFile();
    await stream(ctx, folder, name);
  };

async function stream(ctx: AppContext, folder: string, name: string): Promise<void> {
  const file = send(ctx.req, name, { root: folder, index: false, dotfiles: 'ignore', cacheControl: false });
  file.on('headers', (response: AppContext['res']) => {
    response.setHeader('Cache-Control', isFixed(name) ? 'public, max-age=31536000, immutable' : 'no-cache');
    response.setHeader('Content-Type', name.endsWith('.yml') ? 'text/yaml; charset=utf-8' : 'application/octet-stream');
  });
  await new Promise<void>((resolve, reject) => {
    file.on('error', (cause: { status?: number }) => reject(refusalOf(cause)));
    file.on('directory', () => reject(noFile()));
    ctx.respond = false; // from here on `send` answers, or says that it does not
    ctx.res.statusCode = 200;
    finished(ctx.res).then(resolve, () => resolve()); // whoever goes away in the middle is no failure of ours
    file.pipe(ctx.res);
  }).catch((cause) => {
    ctx.respond = true;
    throw cause;
  });
}

const noFile = () => new AppError('not_found', 'There is no such file.');
const refusalOf = ({ status }: { status?: number }): AppError =>
  status === 412 || status === 416
    ? new AppError('validation', 'The file has no such part.')
    : status === 404 || status === 403
      ? noFile()
      : new AppError('internal', 'The file could not be read.');
