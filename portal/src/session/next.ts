/** The sign-in page, remembering where one wanted to go. */
export function signInPath({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>): string {
  const wanted = `${pathname}${search}${hash}`;
  return wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`;
}

/** Where to go after signing in. Only a path of this portal: a link from outside must not lead elsewhere. */
export function safeNext(next: string | null): string {
  if (next === null || !next.startsWith('/')) return '/';
  const here = 'https://portal.invalid';
  const url = URL.canParse(next, here) ? new URL(next, here) : null;
  if (url === null || url.origin !== here || /^\/sign-(in|up)/.test(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
