import { BrowserWindow } from './browser-window.ts';
import { type Part, Played } from './played.ts';

let application: Menu | null = null;
let lastCommand = 0;

/** One line of a menu. A role has its name as its label and does nothing: only real Electron plays roles. */
export class MenuItem implements Part<Electron.MenuItem, MenuItem> {
  readonly id: string;
  label: string;
  sublabel: string;
  toolTip: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly accelerator: string | null;
  readonly commandId = ++lastCommand;
  readonly type: Electron.MenuItem['type'];
  readonly role?: NonNullable<Electron.MenuItem['role']>;
  readonly submenu?: Electron.Menu;
  click: (...args: unknown[]) => void;

  constructor(options: Electron.MenuItemConstructorOptions) {
    const { submenu, click, role } = options;
    this.id = options.id ?? '';
    if (role !== undefined) this.role = role as NonNullable<Electron.MenuItem['role']>;
    this.label = options.label ?? role ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.accelerator = options.accelerator ?? null;
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    if (submenu) this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Electron.Menu);
    this.click = () => {
      if (!this.enabled) return;
      if (this.type === 'checkbox') this.checked = !this.checked;
      const window = BrowserWindow.getFocusedWindow() ?? undefined;
      click?.(this as unknown as Electron.MenuItem, window, {
        triggeredByAccelerator: false,
      } as Electron.KeyboardEvent);
    };
  }
}

/** A menu as a tree that can be read and pressed. */
export class Menu extends Played implements Part<Electron.Menu, Menu> {
  items: Electron.MenuItem[] = [];

  static setApplicationMenu(menu: Electron.Menu | null): void {
    application = menu as unknown as Menu | null;
  }
  static getApplicationMenu = () => application as unknown as Electron.Menu | null;
  static sendActionToFirstResponder(): void {}
  static buildFromTemplate(template: (Electron.MenuItemConstructorOptions | Electron.MenuItem)[]): Electron.Menu {
    const menu = new Menu();
    for (const item of template)
      menu.append(item instanceof MenuItem ? item : new MenuItem(item as Electron.MenuItemConstructorOptions));
    return menu as unknown as Electron.Menu;
  }

  constructor() {
    super('Menu');
  }

  append(item: unknown): void {
    this.items.push(item as Electron.MenuItem);
  }
  insert(at: number, item: unknown): void {
    this.items.splice(at, 0, item as Electron.MenuItem);
  }
  getMenuItemById(id: string): Electron.MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  popup(): void {
    this.emit('menu-will-show');
  }
  closePopup(): void {
    this.emit('menu-will-close');
  }
}
