import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type Browser, type Page } from '@playwright/test';
import { StandinApp } from '../standin/host/standin-app.ts';
import { makeRegistry } from './registry.ts';

/** The folder of the app; its built entry is named by its package.json. */
const folder = fileURLToPath(new URL('..', import.meta.url));
const main = join(folder, 'dist/app/main/index.js');

/**
 * Written when Electron's binary is installed. Never `require('electron')` to find out: that would download it.
 * `DESKTOP_RUNTIME=standin` keeps to the stand-in also where the binary is there.
 */
export const isRealElectron =
  process.env['DESKTOP_RUNTIME'] !== 'standin' &&
  existsSync(join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'path.txt'));

/** What stories use of a running app, whichever of the two runs it. */
export interface DesktopApp {
  firstWindow(): Promise<Page>;
  windows(): Page[];
  evaluate<R, A>(script: (electron: typeof import('electron'), arg: A) => R | Promise<R>, arg?: A): Promise<R>;
  on(event: 'window', hear: (page: Page) => void): unknown;
  close(): Promise<void>;
}

export interface Start {
  readonly userData: string;
  readonly args?: readonly string[];
  readonly locale?: string;
  /** What Linux keeps secrets in: `basic_text` is none. */
  readonly keychain?: 'gnome_libsecret' | 'basic_text';
  /** The stand-in alone can pretend to be on another system. */
  readonly platform?: 'win32' | 'darwin';
  /** The folder of a registry that the stand-in's Windows has, where a story wants one. */
  readonly registry?: string;
}

/** Starts the built app, unmodified: on real Electron where it is installed, else on the stand-in. */
export async function startApp(browser: Browser, start: Start): Promise<DesktopApp> {
  const { userData, args = [], locale = 'en-GB', keychain, platform, registry } = start;
  const own = [`--user-data-dir=${userData}`, ...args];
  if (!isRealElectron) {
    const programs = platform === 'win32' ? (registry ?? makeRegistry(`${userData}.registry`)) : null;
    const env = {
      ...(keychain && { STANDIN_KEYCHAIN: keychain }),
      ...(platform && { STANDIN_PLATFORM: platform }),
      ...(programs !== null && { PATH: `${programs}:${process.env['PATH']}` }),
    };
    return StandinApp.launch({ browser, folder, main, args: own, locale, env });
  }
  const forTests = [
    `--lang=${locale}`,
    `--password-store=${keychain === 'basic_text' ? 'basic' : 'gnome-libsecret'}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const app = await _electron.launch({ args: [folder, ...forTests, ...own], cwd: folder });
  return app as unknown as DesktopApp;
}
