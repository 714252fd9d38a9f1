import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './bootstrap.mjs';
import { freePort } from './stores/daemon.mjs';

const READY_WITHIN_MS = 30_000;

/**
 * The built api as `npm start` runs it, with its demo accounts, on a port and in a folder of its own, for a measurement
 * in a browser. Resolves when it serves.
 * @param {string} name of what is measured
 * @param {NodeJS.ProcessEnv} [settings]
 */
export async function startEmbeddedApi(name, settings = {}) {
  const folder = mkdtempSync(join(tmpdir(), `tandem-${name}-`));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const api = spawn(process.execPath, [join(root, 'api/dist/src/main.js')], {
    cwd: folder,
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: origin,
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'error',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    api.kill();
    if (api.exitCode === null) await once(api, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(100)) {
    if (
      await fetch(`${origin}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { origin, folder, stop };
  }
  await stop();
  throw new Error('The api did not start.');
}
