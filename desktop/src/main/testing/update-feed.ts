import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedBytes } from '../core/updates/signed-manifest.ts';

/** A feed on loopback with one version of the app in it, signed; each test damages what it is about. */
export class UpdateFeed {
  readonly keys = generateKeyPairSync('ed25519');
  readonly stranger = generateKeyPairSync('ed25519');
  readonly files = new Map<string, Buffer>();
  readonly asked: string[] = [];
  /** Of these only the beginning is sent, and then nothing more. */
  readonly stalled = new Set<string>();
  readonly folder = mkdtempSync(join(tmpdir(), 'tandem-updates-'));
  private readonly server: Server = createServer((asked, answer) => this.answer(asked.url ?? '', answer));
  private port = 0;

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }
  get address(): string {
    return `http://127.0.0.1:${this.port}/updates/`;
  }
  async down(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
  async close(): Promise<void> {
    if (this.server.listening) await this.down();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Puts a version there under the name of a manifest. */
  publish(manifest: string, installer: string, version: string, how: { by?: KeyObject; more?: string } = {}): void {
    const content = Buffer.from(`#!/bin/sh\nexit 0\n# ${version} ${'x'.repeat(200_000)}`);
    const sha512 = createHash('sha512').update(content).digest('base64');
    const text = `version: ${version}\nfiles:\n  - url: ${installer}\n    sha512: ${sha512}\n    size: ${content.length}\npath: ${installer}\nsha512: ${sha512}\nreleaseDate: '2026-11-01T00:00:00.000Z'\nsignedAt: '2026-11-01T00:00:00.000Z'\nexpires: '2027-01-30T00:00:00.000Z'\n${how.more ?? ''}`;
    this.files.set(installer, content);
    this.files.set(manifest, Buffer.from(text));
    this.sign(manifest, how.by);
  }
  /** Signs what stands under a name, by our key or by another. */
  sign(manifest: string, by: KeyObject = this.keys.privateKey, as = manifest): void {
    const bytes = signedBytes(as, this.files.get(manifest) ?? Buffer.alloc(0));
    this.files.set(`${manifest}.sig`, Buffer.from(sign(null, bytes, by).toString('base64')));
  }

  /** The app that an updater looks after, at a version. `quit` ends it by itself. */
  app(version: string, update = ''): AppOnDisk {
    const appUpdateConfigPath = join(this.folder, 'app-update.yml');
    writeFileSync(
      appUpdateConfigPath,
      `provider: generic\nurl: https://updates.invalid/\nupdaterCacheDirName: cache\n${update}`,
    );
    const atEnd: ((code: number) => void)[] = [];
    return {
      ...{ version, name: 'tandem-desktop', isPackaged: true, appUpdateConfigPath },
      ...{ userDataPath: this.folder, baseCachePath: this.folder },
      whenReady: async () => {},
      relaunch: () => {},
      quit: () => {},
      onQuit: (handler) => void atEnd.push(handler),
      end: () => {
        for (const handler of atEnd) handler(0);
      },
    };
  }

  private answer(url: string, answer: ServerResponse): void {
    const name = decodeURIComponent(url.replace(/^\/updates\//, '').replace(/\?.*$/, ''));
    this.asked.push(name);
    const content = this.files.get(name);
    if (content === undefined) answer.writeHead(404).end();
    else if (!this.stalled.has(name)) answer.writeHead(200, { 'content-length': content.length }).end(content);
    else answer.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, 1_000));
  }
}

interface AppOnDisk {
  readonly version: string;
  readonly name: string;
  readonly isPackaged: boolean;
  readonly appUpdateConfigPath: string;
  readonly userDataPath: string;
  readonly baseCachePath: string;
  whenReady(): Promise<void>;
  relaunch(): void;
  quit(): void;
  onQuit(handler: (code: number) => void): void;
  end(): void;
}
