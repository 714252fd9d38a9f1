import type { Clock, Locks } from './ports.ts';

/**
 * Locks that are waited for at most `most` milliseconds; then the work starts without. For work that is safe to do twice:
 * a tab that hangs with the lock in hand must not stop all others.
 */
export function patientLocks(locks: Locks, clock: Clock, most: number): Locks {
  return {
    run<T>(name: string, work: () => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        let begun: Promise<T> | null = null;
        const begin = (): Promise<T> => {
          cancel();
          begun ??= (async () => work())();
          return begun;
        };
        const cancel = clock.after(most, () => begin().then(resolve, reject));
        const underLock = async (): Promise<void> => {
          if (begun === null) await begin().then(resolve, reject); // too late: it is done without the lock
        };
        locks.run(name, underLock).catch(reject);
      });
    },
  };
}
