import { net, powerMonitor, type Session } from 'electron';
import { systemClock } from './clock.ts';

const LOOK_EVERY = 5_000;

/**
 * Calls back when it is worth trying the network again: the computer woke up, was unlocked, or is connected again. What
 * stood open before sleep is closed first, for it would look alive for minutes.
 */
export function onWake(session: Session, handler: () => void): void {
  const afresh = () => void session.closeAllConnections().then(handler, handler);
  powerMonitor.on('resume', afresh);
  powerMonitor.on('unlock-screen', handler);
  let [online, looked] = [net.isOnline(), systemClock.now()];
  const look = (): void => {
    const [was, at] = [online, looked];
    [online, looked] = [net.isOnline(), systemClock.now()];
    if (looked - at > 3 * LOOK_EVERY)
      afresh(); // it slept, and nobody said so
    else if (online && !was) handler();
    systemClock.after(LOOK_EVERY, look);
  };
  systemClock.after(LOOK_EVERY, look);
}
