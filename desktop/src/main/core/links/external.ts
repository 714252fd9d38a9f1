const LONGEST = 2_048;

/**
 * The address to hand to the system, which opens it with another program; null when it must not leave: only web pages,
 * mail and telephone numbers do, and no address that pretends to be another host.
 */
export function externalAddress(written: string): string | null {
  // Control characters and outer space are how a dangerous scheme hides.
  if (written.length > LONGEST || /[\s\p{Cc}\\]/u.test(written)) return null;
  let url: URL;
  try {
    url = new URL(written);
  } catch {
    return null;
  }
  switch (url.protocol) {
    case 'https:':
      return url.username === '' && url.password === '' && url.hostname !== '' ? url.href : null;
    case 'mailto:':
    case 'tel:':
      return url.href;
    default:
      return null;
  }
}
