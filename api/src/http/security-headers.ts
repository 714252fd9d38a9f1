import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';
import type { Config } from '../config.ts';
import type { AppMiddleware } from './app-context.ts';

/** The same strict headers on every answer, computed once: they depend on the configuration alone. */
export function securityHeaders(config: Pick<Config, 'publicUrl' | 'secure'>): AppMiddleware {
  const headers = headersOf(config);
  return (ctx, next) => {
    for (const [name, value] of headers) ctx.res.setHeader(name, value);
    return next();
  };
}

/** Both web apps load nothing from anywhere else, run no inline script or style, and cannot be framed. */
const contentPolicy = ({ publicUrl, secure }: Pick<Config, 'publicUrl' | 'secure'>) => ({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'media-src': ["'self'"],
  'manifest-src': ["'self'"],
  // 'self' covers ws on the same port in today's browsers, not in somewhat older ones.
  'connect-src': ["'self'", publicUrl.replace(/^http/, 'ws')],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  ...(secure && { 'upgrade-insecure-requests': [] }),
});

function headersOf(config: Pick<Config, 'publicUrl' | 'secure'>): [string, string][] {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy(config) },
    strictTransportSecurity: config.secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })(request, response, () => undefined);
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
}
