/** @packageDocumentation Speaks to the api, without any state of the interface. */
export * from './access-tokens.ts';
export * from './api-connection.ts';
export * from './connection.ts';
export * from './http-client.ts';
export * from './live-socket.ts';
export * from './request-failed.ts';
