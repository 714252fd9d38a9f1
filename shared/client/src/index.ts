/** @packageDocumentation Speaks to the api and holds state. No React, no DOM: what it needs of them is passed in. */
export * from './accounts/staff.store.ts';
export * from './activity/activity.store.ts';
export * from './categories/categories.store.ts';
export * from './composition.ts';
export * from './connection/connection.store.ts';
export * from './ports/browser-ports.ts';
export * from './ports/in-process-locks.ts';
export * from './ports/ports.ts';
export * from './session/session.store.ts';
export * from './tickets/ticket.store.ts';
export * from './tickets/tickets.store.ts';
export * from './timeline/drafts.ts';
export * from './timeline/outbox.ts';
export * from './timeline/timeline.store.ts';
export * from './transport/connection.ts';
export * from './transport/request-failed.ts';
