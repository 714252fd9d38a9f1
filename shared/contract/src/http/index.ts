export * from './endpoint.ts';
export * from './endpoints.ts';
export * from './openapi.ts';
