export * from './account.schema.ts';
export * from './accounts.endpoints.ts';
export * from './password-weakness.ts';
export * from './staff.policy.ts';
export * from './staff.schema.ts';
