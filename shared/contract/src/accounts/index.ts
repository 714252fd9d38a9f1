export * from './account.schema.ts';
export * from './accounts.endpoints.ts';
