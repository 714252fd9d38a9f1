export * from './session.endpoints.ts';
export * from './session.schema.ts';
