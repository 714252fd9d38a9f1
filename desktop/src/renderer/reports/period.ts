import type { Period } from '@tandem/client';
import { daysFrom, longestReport } from '@tandem/contract';

const DAY_MS = 86_400_000;

/** Lengths of time that people ask for most, in days up to today. */
export const usualPeriods = ['7', '30', '90', '365'] as const;
export type UsualPeriod = (typeof usualPeriods)[number];

/** The last so many days, today being one of them. */
export const lastDays = (days: number, now: number): Period => ({
  from: dayOf(now - (days - 1) * DAY_MS),
  to: dayOf(now),
});

/** Whether the service makes a report of it: the first day not after the last, and not too many. */
export function isPeriod({ from, to }: Period): boolean {
  const days = daysFrom(from, to);
  return days >= 1 && days <= longestReport; // false for what is not yet a date
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
