import { join } from 'node:path';
import type { NativeWords } from '@tandem/ui/native-words';
import { Menu, nativeImage, Tray } from 'electron';
import { type Badge, badgeText } from '../core/badge/badge.ts';

interface Options {
  readonly resources: string;
  readonly onOpen: () => void;
  readonly onQuit: () => void;
}

/** The icon beside the clock, which stays while the window is closed. */
export class AppTray {
  private readonly tray: Tray;

  constructor(private readonly options: Options) {
    this.tray = new Tray(this.image('idle'));
    this.tray.on('click', options.onOpen);
  }

  show(badge: Badge, words: NativeWords['tray']): void {
    this.tray.setImage(this.image(badge.kind === 'none' ? 'idle' : badge.kind === 'expired' ? 'expired' : 'unread'));
    const state = badge.kind === 'expired' ? words.expired : words.unread(badgeText(badge));
    const label = badge.kind === 'none' ? words.idle : state;
    this.tray.setToolTip(label);
    this.tray.setContextMenu(
      Menu.buildFromTemplate([
        { id: 'state', label, enabled: false },
        { type: 'separator' },
        { id: 'open', label: words.open, click: this.options.onOpen },
        { id: 'quit', label: words.quit, click: this.options.onQuit },
      ]),
    );
  }

  private image(name: 'idle' | 'unread' | 'expired') {
    return nativeImage.createFromPath(join(this.options.resources, `tray-${name}.png`));
  }
}
