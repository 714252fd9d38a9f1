export * from './console.policy.ts';
export * from './console.schema.ts';
export * from './consoles.endpoints.ts';
