export * from './connection.ts';
export * from './request-failed.ts';
