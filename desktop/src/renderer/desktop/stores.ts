import { browserPorts, createStores, type Stores } from '@tandem/client';
import type { Bridge } from '../../ipc/bridge.ts';
import { BridgeConnection } from './bridge-connection.ts';
import { BridgeStorage } from './bridge-storage.ts';

/** The stores of a console whose network is the app's. */
export function bridgeStores(bridge: Bridge): Stores {
  const ports = browserPorts(window);
  const storage = new BridgeStorage(bridge, ports.clock);
  window.addEventListener('pagehide', () => void storage.flush());
  return createStores(new BridgeConnection(bridge, storage), { ...ports, storage });
}
