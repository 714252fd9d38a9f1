import type { Config } from '../config.ts';

/** The portal's cookie and the console's: both may live in one browser. */
export const cookieNames = ['tandem_refresh', 'tandem_refresh_console'] as const;
export type CookieName = (typeof cookieNames)[number];

/** Which of them a request means, by the value of its `X-Tandem-Client` header. */
export const cookieNameOf = (client: string | undefined): CookieName => cookieNames[client === 'console' ? 1 : 0];

const MOST_VALUES = 8;

/** Every value a `Cookie` header gives these names, in order. A neighbouring host may have planted further ones. */
export function cookieValues(header: string | undefined, names: readonly CookieName[] = cookieNames): string[] {
  const values: string[] = [];
  for (const part of header?.split(';') ?? []) {
    const split = part.indexOf('=');
    if (split < 0 || !names.some((name) => name === part.slice(0, split).trim())) continue;
    values.push(part.slice(split + 1).trim());
    if (values.length === MOST_VALUES) break;
  }
  return values;
}

/** The `Set-Cookie` header that keeps a refresh token, or with null clears it. */
export function setCookie(
  name: CookieName,
  token: string | null,
  config: Pick<Config, 'secure' | 'lifetimes'>,
): string {
  const maxAge = token === null ? 0 : config.lifetimes.session;
  return [
    `${name}=${token ?? ''}`,
    'Path=/api/v1',
    `Max-Age=${maxAge}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(config.secure ? ['Secure'] : []),
  ].join('; ');
}
