/** @packageDocumentation What api and clients agree on: endpoints, socket protocol, errors and who may do what. */
export * from './accounts/index.ts';
export * from './activity/index.ts';
export * from './categories/index.ts';
export * from './consoles/index.ts';
export * from './drafts/index.ts';
export * from './errors/index.ts';
export * from './http/index.ts';
export * from './policy/index.ts';
export * from './preferences/index.ts';
export * from './realtime/index.ts';
export * from './reports/index.ts';
export * from './session/index.ts';
export * from './tickets/index.ts';
export * from './timeline/index.ts';
export * from './validation/index.ts';
export * from './views/index.ts';
