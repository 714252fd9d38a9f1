export * from './draft.policy.ts';
export * from './draft.schema.ts';
export * from './drafts.endpoints.ts';
