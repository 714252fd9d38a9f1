export * from './activity.endpoints.ts';
export * from './activity.schema.ts';
export * from './audience.ts';
export * from './cared-for.ts';
