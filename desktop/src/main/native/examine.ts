import type { Session } from 'electron';
import type { Finding } from '../../ipc/report.schema.ts';
import { examination } from '../core/doctor/examination.ts';
import { systemClock } from './clock.ts';
import type { Network } from './network.ts';

/** The connection doctor with the instruments of this computer. */
export const examineWith =
  (session: Session, network: Network) =>
  (server: string): Promise<readonly Finding[]> =>
    examination(server, {
      ...network,
      clock: systemClock,
      resolveProxy: (url) => session.resolveProxy(url),
      resolveHost: async (host) => (await session.resolveHost(host)).endpoints.map(({ address }) => address),
    });
