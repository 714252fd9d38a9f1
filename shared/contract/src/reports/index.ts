export * from './report.policy.ts';
export * from './report.schema.ts';
export * from './reports.endpoints.ts';
