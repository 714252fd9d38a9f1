import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where Electron keeps what, on Linux; `--user-data-dir` moves the app's own folder. */
export class AppPaths {
  private readonly own = new Map<string, string>();

  constructor(userDataSwitch: string, name: string) {
    const config = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
    const userData = userDataSwitch || join(config, name);
    this.own.set('userData', userData).set('appData', dirname(userData));
  }

  /** A folder that exists; an unknown name throws, as in Electron. */
  get(name: string): string {
    const path = this.own.get(name) ?? this.usual(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    if (name !== 'exe') mkdirSync(path, { recursive: true });
    return path;
  }

  set(name: string, path: string): void {
    if (this.usual(name) === undefined) throw new Error(`Failed to set path: '${name}'`);
    this.own.set(name, path);
  }

  private usual(name: string): string | undefined {
    const userData = this.own.get('userData') ?? '';
    const home = homedir();
    const known: Record<string, string> = {
      userData,
      appData: dirname(userData),
      sessionData: userData,
      logs: join(userData, 'logs'),
      crashDumps: join(userData, 'Crashpad'),
      temp: tmpdir(),
      home,
      exe: process.execPath,
      desktop: join(home, 'Desktop'),
      documents: join(home, 'Documents'),
      downloads: join(home, 'Downloads'),
    };
    return known[name];
  }
}
