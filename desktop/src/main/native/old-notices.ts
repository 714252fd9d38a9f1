import { Notification } from 'electron';
import type { Place } from '../../ipc/place.schema.ts';
import { placeOfNotice } from '../core/notices/notice-place.ts';

/**
 * Presses on notices that an earlier run of the app has left in the system's centre, and the one the app was started with.
 * What the system hands back is checked as any link is.
 */
export function answerOldNotices(onPressed: (place: Place | null) => void): void {
  if (process.platform === 'win32') {
    Notification.handleActivation(({ arguments: known }) => onPressed(placeOfNotice(known)));
  }
  if (process.platform === 'darwin') {
    const attach = (notices: readonly Notification[]) => {
      for (const notice of notices) notice.on('click', () => onPressed(placeOfNotice(notice.id)));
    };
    Notification.getHistory().then(attach, () => undefined); // unsigned builds have none
  }
}
