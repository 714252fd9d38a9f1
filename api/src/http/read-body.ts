import type { IncomingMessage } from 'node:http';
import { maxBodyBytes } from '@tandem/contract';
import rawBody from 'raw-body';
import { AppError } from '../errors/app-error.ts';
import type { AppContext } from './app-context.ts';
import { parseJson } from './json.ts';

const SLOWEST_MS = 10_000;
/** How much of a body that is too large is still taken in, so that its sender gets to read the refusal. */
const LINGER_BYTES = 2_097_152;
const LINGER_MS = 2_000;

/** The JSON body of a request; undefined when it has none. Bounded in size and in time. */
export async function readJson(ctx: AppContext): Promise<unknown> {
  const { req } = ctx;
  if (!hasBody(req)) return undefined;
  if (!isJson(req)) {
    await abandon(ctx);
    throw new AppError('unsupported_media_type');
  }
  const bytes = await read(ctx);
  return bytes.length === 0 ? undefined : parseJson(bytes);
}

/** For endpoints that take no body: what comes all the same is not kept, and a large one costs its connection. */
export function ignoreBody(ctx: AppContext): void {
  if (hasBody(ctx.req) && !(declaredLength(ctx.req) <= maxBodyBytes)) ctx.set('Connection', 'close');
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const declaredLength = ({ headers }: IncomingMessage) => Number(headers['content-length'] ?? Number.NaN);

function isJson({ headers }: IncomingMessage): boolean {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  return encoding === 'identity' && /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?;?$/i.test(type.trim());
}

async function read(ctx: AppContext): Promise<Buffer> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError('validation', 'The request did not arrive in time.')), SLOWEST_MS);
  });
  const length = declaredLength(ctx.req);
  const body = rawBody(ctx.req, { limit: maxBodyBytes, ...(!Number.isNaN(length) && { length }) });
  body.catch(() => undefined); // it loses the race when it is too slow
  try {
    return await Promise.race([body, tooSlow]);
  } catch (cause) {
    if (cause instanceof AppError) {
      ctx.set('Connection', 'close');
      throw cause;
    }
    if ((cause as { type?: string }).type !== 'entity.too.large') {
      throw new AppError('validation', 'The request arrived incomplete.');
    }
    await abandon(ctx);
    throw new AppError('payload_too_large', `Send at most ${maxBodyBytes / 1_024} KiB.`);
  } finally {
    clearTimeout(timer);
  }
}

/** Throws the rest of a body away: all of a small one, the beginning of a huge or slow one, whose connection then ends. */
function abandon(ctx: AppContext): Promise<void> {
  const { req } = ctx;
  ctx.set('Connection', 'close');
  if (declaredLength(req) > LINGER_BYTES) return Promise.resolve();
  return new Promise((resolve) => {
    let received = 0;
    const done = () => {
      clearTimeout(timer);
      req.off('data', count);
      req.off('close', done);
      resolve();
    };
    const count = (chunk: Buffer) => {
      received += chunk.length;
      if (received > LINGER_BYTES) done();
    };
    const timer = setTimeout(done, LINGER_MS);
    req.on('data', count).once('end', done).once('close', done).once('error', done).resume();
  });
}
