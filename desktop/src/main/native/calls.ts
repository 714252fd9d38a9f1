import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { callNames } from '../../ipc/names.ts';
import type { CallDesk } from '../core/calls/call-desk.ts';
import type { Sender } from '../core/calls/sender.ts';

/** Lets windows call; the one place that listens to them. */
export function serveCalls(desk: CallDesk): void {
  for (const name of callNames) {
    ipcMain.handle(name, (event, ...args: unknown[]) => desk.answer(name, senderOf(event), args));
  }
}

/** A frame that is gone by now is nobody. */
function senderOf({ sender, senderFrame }: IpcMainInvokeEvent): Sender {
  return {
    webContentsId: sender.id,
    isMainFrame: senderFrame !== null && senderFrame.parent === null,
    origin: senderFrame?.origin ?? '',
  };
}
