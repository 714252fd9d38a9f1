export * from './entry.schema.ts';
export * from './timeline.endpoints.ts';
export * from './timeline.policy.ts';
