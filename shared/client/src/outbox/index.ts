/** @packageDocumentation Messages on their way out, for whoever sends them: a page, or the desktop app while it has none. */
export * from './delivery.ts';
export * from './outbox.ts';
export * from './outgoing.ts';
