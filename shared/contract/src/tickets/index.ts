export * from './awaiting.ts';
export * from './ticket.policy.ts';
export * from './ticket.schema.ts';
export * from './tickets.endpoints.ts';
