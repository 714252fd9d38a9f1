export * from './error-body.ts';
export * from './error-codes.ts';
