/** @packageDocumentation What portal and console are made of: tokens, primitives, and the parts of each noun. */
export * from './forms/index.ts';
export * from './language/index.ts';
export * from './primitives/index.ts';
export * from './session/index.ts';
export * from './stores/index.ts';
export * from './tickets/index.ts';
