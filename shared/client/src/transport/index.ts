/** @packageDocumentation Speaks to the api, without any state of the interface. */
export * from '../ports/in-process-locks.ts';
export * from '../ports/ports.ts';
export * from './access-tokens.ts';
export * from './api-connection.ts';
export * from './backoff.ts';
export * from './connection.ts';
export * from './http-client.ts';
export * from './listeners.ts';
export * from './live-socket.ts';
export * from './recent-cursors.ts';
export * from './request-failed.ts';
