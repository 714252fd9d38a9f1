import { describe, expect, test } from 'vitest';
import { Origins } from './origins.ts';

const production = new Origins({
  publicUrl: 'https://support.example.com',
  allowedOrigins: ['https://intranet.example.com'],
  production: true,
});
const development = new Origins({ publicUrl: 'http://localhost:8000', allowedOrigins: [], production: false });

describe('a page may speak to the service', () => {
  test.each([
    ['of the public address', production, 'https://support.example.com', 'support.example.com'],
    ['of a listed origin', production, 'https://intranet.example.com', 'support.example.com'],
    ['that is no page: a native client', production, undefined, 'support.example.com'],
    ['on the developer’s own port', development, 'http://127.0.0.1:41234', '127.0.0.1:41234'],
    ['on the developer’s own port by IPv6', development, 'http://[::1]:41234', '[::1]:41234'],
  ])('%s', (_name, origins, origin, host) => {
    expect(origins.allows(origin, host)).toBe(true);
  });
});

describe('a page may not', () => {
  test.each([
    ['of a stranger', production, 'https://evil.example', 'support.example.com'],
    ['without an origin of its own', production, 'null', 'support.example.com'],
    ['over plain http', production, 'http://support.example.com', 'support.example.com'],
    ['on another port', production, 'https://support.example.com:8443', 'support.example.com'],
    ['with our name in front', production, 'https://support.example.com.evil.example', 'support.example.com'],
    ['that only names our host itself', production, 'https://evil.example', 'evil.example'],
    ['on loopback in production', production, 'http://localhost:8000', 'localhost:8000'],
    ['on another local port', development, 'http://localhost:3000', 'localhost:8000'],
    ['of a name bound to loopback', development, 'http://evil.example:8000', 'evil.example:8000'],
  ])('%s', (_name, origins, origin, host) => {
    expect(origins.allows(origin, host)).toBe(false);
  });
});
