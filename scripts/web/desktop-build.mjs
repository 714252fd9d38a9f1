import { cpSync } from 'node:fs';

/**
 * The page of the app is served from its root, also at `/tickets/7`: relative addresses, as the build tool wants them for
 * pages read from a disk, would lead nowhere there.
 * @returns {import('vite').Plugin}
 */
export const fromRoot = () => ({
  name: 'tandem:from-root',
  enforce: 'post',
  config(config) {
    config.base = '/';
  },
});

/**
 * Puts the app's pictures beside its main process.
 * @param {string} from
 * @param {string} to
 * @returns {import('vite').Plugin}
 */
export const withResources = (from, to) => ({
  name: 'tandem:with-resources',
  apply: 'build',
  closeBundle: () => cpSync(from, to, { recursive: true }),
});
