import { app } from 'electron';
import type { ConsoleWindow } from './windows.ts';

const WITHIN = 3_000;

/** Lets the app end only when what it has to save is saved, or that took too long. Without a window it goes on. */
export function closeInOrder(windows: ConsoleWindow, close: () => Promise<void>): void {
  let closed = false;
  app.on('before-quit', () => {
    windows.quitting = true;
  });
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const enough = new Promise((resolve) => setTimeout(resolve, WITHIN));
    void Promise.race([close().catch(() => undefined), enough]).then(() => {
      closed = true;
      app.quit();
    });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit(); // the window was closed for good: it is not kept in the tray
  });
  app.on('activate', () => windows.show(null));
}
