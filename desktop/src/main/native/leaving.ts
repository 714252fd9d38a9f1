import { powerMonitor } from 'electron';
import type { Policy } from '../core/policy/policy.ts';
import { systemClock } from './clock.ts';

const LOOK_EVERY = 15_000;

/** Calls back when nobody sits at the computer any more, as far as the policy asks: it is locked, or nobody touches it. */
export function onLeaving(policy: () => Policy, handler: () => void): void {
  powerMonitor.on('lock-screen', () => {
    if (policy().value('session.signOutOnLock') === true) handler();
  });
  const look = (): void => {
    const minutes = policy().value('session.idleSignOutMinutes') ?? 0;
    if (minutes > 0 && powerMonitor.getSystemIdleTime() >= minutes * 60) handler();
    systemClock.after(LOOK_EVERY, look);
  };
  systemClock.after(LOOK_EVERY, look);
}
