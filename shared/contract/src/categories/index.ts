export * from './categories.endpoints.ts';
export * from './category.policy.ts';
export * from './category.schema.ts';
