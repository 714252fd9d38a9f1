import type { EventName, EventPayload } from '@tandem/contract';
import type { Line } from './line.schema.ts';
import type { Managed } from './managed.schema.ts';
import type { NoteName } from './names.ts';
import type { Settings } from './settings.schema.ts';
import type { Update } from './update.schema.ts';

/** One event of the live connection, with its payload. */
export type PassedEvent = { [E in EventName]: { readonly event: E; readonly payload: EventPayload<E> } }[EventName];

/** What each note carries. They come from the main process, which is trusted, so they are types alone. */
export interface Notes extends Record<NoteName, unknown> {
  /** Somebody wants to be somewhere: ask `app.place` where. */
  'app.go': Readonly<Record<string, never>>;
  /** Something to tell once, in the window. */
  'app.told': { readonly what: 'closed_to_tray' | 'notices_failing' };
  'app.outdated': { readonly outdated: boolean };
  'connection.state': Line;
  'connection.event': PassedEvent;
  'session.ended': { readonly reason: string };
  'settings.changed': Settings;
  'update.changed': Update;
  'managed.changed': Managed;
}
