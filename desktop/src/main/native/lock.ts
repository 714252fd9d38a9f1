import { powerMonitor } from 'electron';

/** Whether the screen is locked at the moment, where the system tells of it (Windows and macOS do). */
export function watchLock(): () => boolean {
  let isLocked = false;
  powerMonitor.on('lock-screen', () => {
    isLocked = true;
  });
  powerMonitor.on('unlock-screen', () => {
    isLocked = false;
  });
  return () => isLocked;
}
