/**
 * The server a person means, as an origin without a path: `desk.example` → `https://desk.example`. Null when it is none, or
 * not a safe one: plain http is for this computer alone, where `loopback` allows it, and no name or password belongs into an
 * address.
 */
export function serverAddress(written: string, loopback = true): string | null {
  const text = written.trim();
  if (text === '' || text.length > 300 || /\s/.test(text)) return null;
  const url = toUrl(
    /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${isLoopbackText(text) ? 'http' : 'https'}://${text}`,
  );
  if (url === null || url.username !== '' || url.password !== '' || url.hostname === '') return null;
  if (url.protocol === 'https:') return url.origin;
  return loopback && url.protocol === 'http:' && isLoopback(url.hostname) ? url.origin : null;
}

/** Whether a host is this very computer. */
const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);

const isLoopbackText = (text: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(\/|$)/i.test(text);

function toUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
