import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent, type Dispatcher, fetch } from 'undici';
import type { Cookies } from './cookie-jar.ts';

type Fetch = Electron.Session['fetch'];

/**
 * HTTP as a session of Electron makes it: cookies travel only with `credentials: 'include'`, are kept by the session and
 * seen by no page; `file:` reads from the disk.
 */
export class SessionFetch {
  private agent = new Agent();

  constructor(private readonly cookies: Cookies) {}

  readonly fetch: Fetch = async (input, init = {}) => {
    const url = typeof input === 'string' ? input : input.url;
    if (url.startsWith('file:')) return fileResponse(url);
    if (!/^https?:/.test(url)) throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
    const given = typeof input === 'string' ? init : await initOf(input, init);
    const headers = new Headers(given.headers);
    const withCookies = given.credentials === 'include';
    const kept = withCookies ? this.cookies.header(url) : '';
    if (kept) headers.set('cookie', kept);
    const { referrer: _, window: __, ...rest } = given;
    const sent = { ...rest, headers: Object.fromEntries(headers), dispatcher: this.agent };
    const response = await fetch(url, sent as never).catch((cause: Error) => {
      throw given.signal?.aborted ? cause : new Error(`net::${netError(cause)}`, { cause });
    });
    if (withCookies) this.cookies.take(response.url || url, response.headers.getSetCookie());
    return response as unknown as Response;
  };

  /** As after a sleep: what was open is of no use any more. */
  async closeAllConnections(): Promise<void> {
    const old: Dispatcher = this.agent;
    this.agent = new Agent();
    await old.destroy();
  }
}

async function initOf(request: Request, init: RequestInit): Promise<RequestInit> {
  const { method, headers, credentials, redirect, signal } = request;
  const body = request.body === null ? {} : { body: await request.arrayBuffer() };
  return { method, headers, credentials, redirect, signal, ...body, ...init };
}

/** Chromium's names for what the app may want to tell apart. */
function netError(cause: Error): string {
  const { code = '', message } = (cause.cause ?? cause) as { code?: string; message: string };
  const known: Record<string, string> = {
    ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
    ECONNRESET: 'ERR_CONNECTION_RESET',
    UND_ERR_SOCKET: 'ERR_CONNECTION_CLOSED',
    ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
    EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_CERT_AUTHORITY_INVALID',
    SELF_SIGNED_CERT_IN_CHAIN: 'ERR_CERT_AUTHORITY_INVALID',
    CERT_HAS_EXPIRED: 'ERR_CERT_DATE_INVALID',
  };
  return known[code] ?? (/redirect/.test(message) ? 'ERR_UNEXPECTED_REDIRECT' : 'ERR_FAILED');
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

async function fileResponse(url: string): Promise<Response> {
  const path = fileURLToPath(url);
  const bytes = await readFile(path).catch(() => {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  });
  return new Response(bytes, { headers: { 'content-type': types[extname(path)] ?? 'application/octet-stream' } });
}
