import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/**
 * The address a request really came from. `X-Forwarded-For` counts only as far as our own `proxies` wrote it: each adds
 * one entry at the end, everything before them was said by the client.
 */
export function addressOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, proxies: number): string {
  const peer = plain(request.socket.remoteAddress ?? '');
  if (proxies === 0) return peer;
  const header = request.headers['x-forwarded-for'];
  const entries = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((entry) => entry.trim());
  const seen = entries.filter((entry) => entry !== '').slice(-proxies);
  return plain((seen[0] ?? peer).slice(0, 64));
}

/** What one person can hardly have many of: the address itself, or the /64 network of an IPv6 address. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: Math.max(zeros, 0) }, () => '0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');
