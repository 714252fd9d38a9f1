import { played } from './played.ts';

/** What left the app, and what it was asked in dialogs. A test puts answers into `answers`, the first one first. */
export const recorded = {
  opened: [] as string[],
  dialogs: [] as { kind: string; options: unknown }[],
  answers: [] as object[],
  clipboard: '',
};

export const shell = played<Electron.Shell>('shell', {
  async openExternal(url) {
    recorded.opened.push(url);
  },
  async openPath(path) {
    recorded.opened.push(path);
    return '';
  },
  showItemInFolder: (path) => void recorded.opened.push(path),
  beep: () => void recorded.opened.push('beep'),
} satisfies Partial<Electron.Shell>);

/** Each dialog of Electron's comes with or without the window it belongs to. */
function asked<T extends object>(kind: string, args: unknown[], otherwise: T): T {
  recorded.dialogs.push({ kind, options: args.at(-1) });
  return { ...otherwise, ...recorded.answers.shift() };
}

export const dialog = played<Electron.Dialog>('dialog', {
  showMessageBox: async (...args: unknown[]) => asked('message', args, { response: 0, checkboxChecked: false }),
  showMessageBoxSync: (...args: unknown[]) => asked('message', args, { response: 0 }).response,
  showOpenDialog: async (...args: unknown[]) => asked('open', args, { canceled: true, filePaths: [] as string[] }),
  showSaveDialog: async (...args: unknown[]) => asked('save', args, { canceled: true, filePath: '' }),
  showErrorBox: (title, content) => void recorded.dialogs.push({ kind: 'error', options: { title, content } }),
} satisfies Partial<Electron.Dialog>);

export const clipboard = played<Electron.Clipboard>('clipboard', {
  writeText: async (text) => {
    recorded.clipboard = text;
  },
  readText: async () => recorded.clipboard,
  clear: () => {
    recorded.clipboard = '';
  },
} satisfies Partial<Electron.Clipboard>);
