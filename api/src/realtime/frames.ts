import { type EventName, type EventPayload, events, parse } from '@tandem/contract';

/** An event as it travels. Make it once, send it to many. */
export function frameOf<E extends EventName>(type: E, payload: EventPayload<E>): string {
  if (verification.on) parse(events[type].payload, JSON.parse(JSON.stringify(payload)));
  return JSON.stringify({ type, payload });
}

/** Whether replies and events are held against their schemas; switched on outside production. */
export const verification = { on: false };

export interface ReadFrame {
  readonly id: number;
  readonly type: string;
  readonly payload: unknown;
}

/** The envelope of a command, or undefined when this is no frame of the protocol. */
export function readFrame(text: string): ReadFrame | undefined {
  try {
    const { id, type, payload, ...unknown } = JSON.parse(text) as Partial<ReadFrame>;
    const fits = typeof id === 'number' && Number.isSafeInteger(id) && id >= 0 && typeof type === 'string';
    return fits && Object.keys(unknown).length === 0 ? { id, type, payload } : undefined;
  } catch {
    return undefined;
  }
}
