import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

type Heard = (argv: string[], cwd: string, data: unknown) => void;

/** Hands a message over and fails when nobody listens. The lock is synchronous by contract, so this is another process. */
const messenger = `const [path, message] = process.argv.slice(1);
const line = require('node:net').connect(path, () => line.end(message));
line.on('error', () => process.exit(1)); line.resume();`;

/** One process per folder of user data: a socket in that folder, over which later ones hand over what they were started with. */
export class SingleInstance {
  private server: Server | null = null;

  constructor(
    private readonly folder: () => string,
    private readonly onSecond: Heard,
  ) {}

  get held(): boolean {
    return this.server !== null;
  }

  request(data: unknown): boolean {
    if (this.server) return true;
    const path = this.path();
    if (existsSync(path) && this.handOver(path, data)) return false;
    rmSync(path, { force: true }); // left by a process that was killed
    this.server = createServer((line) => {
      let text = '';
      line.on('data', (chunk) => {
        text += chunk;
      });
      line.on('end', () => {
        const second = JSON.parse(text) as { argv: string[]; cwd: string; data: unknown };
        line.end();
        this.onSecond(second.argv, second.cwd, second.data);
      });
    });
    this.server.listen(path).unref();
    return true;
  }

  release(): void {
    this.server?.close();
    this.server = null;
  }

  private handOver(path: string, data: unknown): boolean {
    const message = JSON.stringify({ argv: process.argv, cwd: process.cwd(), data });
    try {
      execFileSync(process.execPath, ['-e', messenger, path, message], { timeout: 5_000, stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  private readonly path = () => join(this.folder(), 'SingletonSocket');
}
