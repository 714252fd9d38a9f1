import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run, tool } from '../run.mjs';
import { placeholderElectron } from './placeholder.mjs';

/**
 * What is packed, with which of the two configurations, and what is different from them.
 * @typedef {{system: 'linux' | 'win' | 'mac', targets: string[], managed?: boolean, settings?: Record<string, string>, env?: NodeJS.ProcessEnv}} Wanted
 */

/**
 * Runs electron-builder on the built app around placeholders of Electron, all below one folder. Nothing is published, and
 * nothing but what is given by `env` signs.
 * @param {string} folder
 */
export function packer(folder) {
  const electron = placeholderElectron(join(folder, 'electron'));
  let made = 0;
  /**
   * Rejects with what electron-builder said when it fails.
   * @param {Wanted} wanted
   * @returns {Promise<string>} the folder with what was made
   */
  return async ({ system, targets, managed = false, settings = {}, env = {} }) => {
    made += 1;
    const out = join(folder, `made-${made}`);
    mkdirSync(out);
    const config = managed ? 'electron-builder.managed.yml' : 'electron-builder.yml';
    /** @type {Record<string, string>} */
    const overriding = { electronDist: electron[system], 'directories.output': out, ...settings };
    const { code, output } = await run(
      [
        tool('electron-builder'),
        ...['--config', config, `--${system}`, ...targets, '--x64', '--publish', 'never'],
        ...Object.entries(overriding).map(([name, value]) => `-c.${name}=${value}`),
      ],
      { env: { CSC_IDENTITY_AUTO_DISCOVERY: 'false', ...env } },
    );
    if (code !== 0) throw new Error(output);
    return out;
  };
}
