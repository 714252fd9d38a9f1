import { createRequire } from 'node:module';
import { root } from '../bootstrap.mjs';

/**
 * What Tandem's tests ask of one system's part.
 * @typedef {{icon: string, target: {target: string}[], extraResources: {from: string}[]}} SystemPart
 * @typedef {Record<string, unknown> & {appId: string, publish: unknown, nsis: object, msi: object, win: SystemPart, linux: SystemPart,
 *   mac: SystemPart & {hardenedRuntime: boolean, entitlements: string, entitlementsInherit: string}}} Configuration
 * @typedef {{getConfig: (root: string, file: string, more: null) => Promise<Configuration>,
 *   validateConfiguration: (configuration: unknown, log: object) => Promise<void>}} Reader
 */

const require = createRequire(import.meta.url);
/** electron-builder's own reader and schema; it has no public name for them. */
const reader = /** @type {Reader} */ (/** @type {unknown} */ (require('app-builder-lib/out/util/config/config.js')));

/** A configuration as electron-builder understands it, with what it extends. @param {string} file */
export const readConfiguration = (file) => reader.getConfig(root, file, null);

/** Rejects with what electron-builder has against a configuration. @param {unknown} configuration */
export const judgeConfiguration = (configuration) =>
  reader.validateConfiguration(configuration, { isEnabled: false, add() {} });
