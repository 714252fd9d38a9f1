/** A file of the window: where it lies and what it is. The list is made when the app is built; nothing else is served. */
export interface PageFile {
  readonly file: string;
  readonly type: string;
}
export type PageList = Readonly<Record<string, PageFile>>;

/**
 * What the window may do: run our scripts, show our styles and images, and nothing besides. It reaches no network at all;
 * whatever it needs of the service comes through the main process.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types tandem',
].join('; ');

/** The file behind an address of the window, or null. An address of the console, as `/tickets/7`, is the page itself. */
export function pageFileOf(address: string, pages: PageList): PageFile | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== 'app:' || url.host !== 'tandem') return null;
  const path = url.pathname;
  if (Object.hasOwn(pages, path)) return pages[path] ?? null;
  return /^\/([a-z0-9-]{1,64}(\/[a-z0-9-]{1,64}){0,4}\/?)?$/.test(path) ? (pages['/index.html'] ?? null) : null;
}
