import type { NativeWords } from '@tandem/ui/native-words';
import { Menu, type MenuItemConstructorOptions } from 'electron';

interface Actions {
  readonly devTools: boolean;
  readonly onSettings: () => void;
  readonly onDoctor: () => void;
}

/** The menu of the app, in its language. Nothing in it is only there: it is for people who look for things in menus. */
export function showMenu(words: NativeWords['menu'], { devTools, onSettings, onDoctor }: Actions): void {
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const mac = process.platform === 'darwin';
  const settings: MenuItemConstructorOptions = {
    id: 'settings',
    label: words.settings,
    accelerator: 'CmdOrCtrl+,',
    click: onSettings,
  };
  const own: MenuItemConstructorOptions[] = mac
    ? [
        { role: 'about', label: words.about },
        line,
        settings,
        line,
        { role: 'services', label: words.services },
        line,
        { role: 'hide', label: words.hide },
        { role: 'hideOthers', label: words.hideOthers },
        { role: 'unhide', label: words.showAll },
        line,
        { role: 'quit', label: words.quit },
      ]
    : [settings, line, { role: 'quit', label: words.quit }];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: words.app, submenu: own },
      {
        label: words.edit,
        submenu: [
          { role: 'undo', label: words.undo },
          { role: 'redo', label: words.redo },
          line,
          { role: 'cut', label: words.cut },
          { role: 'copy', label: words.copy },
          { role: 'paste', label: words.paste },
          { role: 'selectAll', label: words.selectAll },
        ],
      },
      {
        label: words.view,
        submenu: [
          { role: 'reload', label: words.reload },
          line,
          { role: 'resetZoom', label: words.actualSize },
          { role: 'zoomIn', label: words.zoomIn },
          { role: 'zoomOut', label: words.zoomOut },
          line,
          { role: 'togglefullscreen', label: words.fullScreen },
          ...(devTools ? [{ role: 'toggleDevTools' } as const] : []),
        ],
      },
      {
        label: words.window,
        submenu: [
          { role: 'minimize', label: words.minimise },
          { role: 'close', label: words.close },
        ],
      },
      { label: words.help, role: 'help', submenu: [{ id: 'doctor', label: words.doctor, click: onDoctor }] },
    ]),
  );
}
