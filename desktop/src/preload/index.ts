import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { callNames, noteNames } from '../ipc/names.ts';

// Names and nothing more: whatever is said is checked in the main process, and no event object reaches the page.
const calls = Object.fromEntries(callNames.map((name) => [name, (input: unknown) => ipcRenderer.invoke(name, input)]));
const notes = Object.fromEntries(
  noteNames.map((name) => [
    name,
    (handler: (payload: unknown) => void) => {
      const listener = (_event: IpcRendererEvent, payload: unknown) => handler(payload);
      ipcRenderer.on(name, listener);
      return () => void ipcRenderer.off(name, listener);
    },
  ]),
);

contextBridge.exposeInMainWorld('tandem', { calls, notes });
