/** @packageDocumentation What portal and console are made of: tokens, primitives, and the parts of each noun. */
export * from './accounts/index.ts';
export * from './activity/index.ts';
export * from './connection/index.ts';
export * from './forms/index.ts';
export * from './language/index.ts';
export * from './notices/index.ts';
export * from './preferences/index.ts';
export * from './primitives/index.ts';
export * from './session/index.ts';
export * from './stores/index.ts';
export * from './theme/index.ts';
export * from './tickets/index.ts';
export * from './tickets/staff/index.ts';
export * from './timeline/index.ts';
