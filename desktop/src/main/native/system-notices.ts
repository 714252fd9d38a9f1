import { Notification } from 'electron';
import type { SystemNotice, SystemNotices } from '../core/app/ports.ts';

/** Notices of the system. They are held on to while they stand, or a press on them would find nobody. */
export function systemNotices(icon: string): SystemNotices {
  const standing = new Map<string, Notification>();
  const drop = (id: string, which: Notification) => {
    if (standing.get(id) === which) standing.delete(id);
  };
  return {
    get isSupported() {
      return Notification.isSupported();
    },
    show({ id, title, body, silent, onShown, onFailed, onPressed, onGone }: SystemNotice) {
      const before = standing.get(id);
      const system = new Notification({ id, groupId: 'tandem', title, body, silent, icon });
      const notice = Object.assign(system, { ownId: id }); // Linux has no id of its own
      standing.set(id, notice);
      before?.close(); // after it has lost its place, so that this does not count as put away
      notice.once('show', onShown);
      notice.once('failed', (_event, error) => onFailed(error));
      notice.on('click', () => {
        drop(id, notice);
        onPressed();
      });
      notice.on('close', ({ reason }) => {
        // No longer on the screen, it still stands in the system's centre, to be pressed or taken back.
        if (reason === 'timedOut' || standing.get(id) !== notice) return;
        drop(id, notice);
        onGone();
      });
      notice.show();
    },
    withdraw(id) {
      const notice = standing.get(id);
      standing.delete(id);
      notice?.close();
    },
  };
}
