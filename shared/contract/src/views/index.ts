export * from './view.policy.ts';
export * from './view.schema.ts';
export * from './views.endpoints.ts';
