import { describe, expect, test } from 'vitest';
import { addressOf, networkOf } from './address.ts';

const from = (remoteAddress: string, forwarded?: string) =>
  ({ headers: { ...(forwarded && { 'x-forwarded-for': forwarded }) }, socket: { remoteAddress } }) as never;

describe('the address of a request', () => {
  test('is the peer’s when there is no proxy, whatever the client says', () => {
    expect(addressOf(from('::ffff:203.0.113.9', '1.2.3.4'), 0)).toBe('203.0.113.9');
  });

  test('is what our own proxy saw, not what the client wrote before it', () => {
    expect(addressOf(from('10.0.0.1', '6.6.6.6, 203.0.113.9'), 1)).toBe('203.0.113.9');
    expect(addressOf(from('10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2'), 2)).toBe('203.0.113.9');
  });

  test('is the peer’s when a proxy is expected and none was there', () => {
    expect(addressOf(from('203.0.113.9'), 1)).toBe('203.0.113.9');
  });
});

test('limits count an IPv6 customer’s whole network as one, and each IPv4 address', () => {
  expect(networkOf('2001:db8:1:2:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8:1:2::1')).toBe('2001:db8:1:2');
  expect(networkOf('2001:0db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9');
});
