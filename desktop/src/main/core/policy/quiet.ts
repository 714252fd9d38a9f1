import type { Clock } from '@tandem/client/transport';
import type { Policy } from './policy.ts';

/** Whether the organisation wants it quiet at this moment. */
export const isQuietNow = (policy: Policy, clock: Clock): boolean =>
  isQuiet(policy.value('notifications.quietHours'), new Date(clock.now()));

/** Whether a time of the day lies between the two of `18:00-08:00`, the first included. Over midnight where the second is earlier. */
export function isQuiet(hours: string | undefined, now: Date): boolean {
  const [, ...parts] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(hours ?? '') ?? [];
  if (parts.length === 0) return false;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = parts.map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  const at = now.getHours() * 60 + now.getMinutes();
  return from <= to ? from <= at && at < to : at >= from || at < to;
}
