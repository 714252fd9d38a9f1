import { type ClientRequest, type IncomingMessage, type RequestOptions, request } from 'node:http';
import { createRequire, Module } from 'node:module';
import type { AppUpdater } from 'electron-updater';

type Classes = Pick<typeof import('electron-updater'), 'AppImageUpdater' | 'NsisUpdater'>;
type Executor = new () => {
  createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void): ClientRequest;
};

const require = createRequire(import.meta.url);

/**
 * electron-updater where there is no Electron: the real classes, whose requests go through Node. (To require `electron` in
 * Node would fetch its binary.)
 */
export function updaterWithoutElectron(): Classes & { throughNode(updater: AppUpdater): void } {
  const loader = Module as unknown as { _load: (name: string, ...more: unknown[]) => unknown };
  const load = loader._load;
  loader._load = (name, ...more) => (name === 'electron' ? {} : load.call(Module, name, ...more));
  try {
    const { AppImageUpdater, NsisUpdater } = require('electron-updater') as Classes;
    const { ElectronHttpExecutor } = require('electron-updater/out/electronHttpExecutor.js') as {
      ElectronHttpExecutor: Executor;
    };
    class NodeExecutor extends ElectronHttpExecutor {
      override createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void) {
        return request(options, callback);
      }
    }
    return {
      AppImageUpdater,
      NsisUpdater,
      throughNode: (updater) => void Object.assign(updater, { httpExecutor: new NodeExecutor() }),
    };
  } finally {
    loader._load = load;
  }
}
