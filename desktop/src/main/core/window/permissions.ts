import { ownOrigin } from '../calls/sender.ts';

/** What a page may do besides showing itself: copy text, if it is ours. Everything else is refused, by whatever name. */
export const mayUse = (permission: string, origin: string): boolean =>
  permission === 'clipboard-sanitized-write' && isOwnAddress(origin);

/** Whether an address is one of our own pages. */
export function isOwnAddress(address: string): boolean {
  return address === ownOrigin || address.startsWith(`${ownOrigin}/`);
}
