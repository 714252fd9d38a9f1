import { type Credentials, requestText } from './credentials.ts';
import { HttpConnection } from './http-connection.ts';
import { Lanes } from './lanes.ts';
import { Latencies } from './latencies.ts';
import { countCpu, type Measured, mapBounded, type Watched } from './measured.ts';
import { openLoop } from './open-loop.ts';
import { unexpected } from './requests.ts';

export interface SteadyRequestLoad {
  /** Asked in turn. */
  readonly ports: readonly number[];
  readonly path: string;
  readonly people: readonly Credentials[];
  readonly connections: number;
  readonly rate: number;
  readonly seconds: number;
  readonly watched: Watched;
}

const PATIENCE_MS = 5_000;

/** Open loop: so many requests a second, whatever comes back. Fails when one is not answered as it should be. */
export async function steadyRequests(load: SteadyRequestLoad): Promise<Measured> {
  const { ports, path, people, connections, rate, seconds, watched } = load;
  const texts = people.map((who) => Buffer.from(requestText(who, { method: 'GET', path })));
  const open = await mapBounded(Array.from({ length: connections }), 32, (_, index) =>
    HttpConnection.open(ports[index % ports.length] as number),
  );
  const latencies = new Latencies();
  let failure: Error | undefined;
  let last = 0;
  const ask = async (connection: HttpConnection, index: number, intended: number) => {
    try {
      const reply = await connection.request(texts[index % texts.length] as Buffer);
      if (reply.status !== 200) throw unexpected(path, reply);
      last = performance.now();
      latencies.record(last - intended);
    } catch (cause) {
      failure ??= cause as Error;
    }
  };
  try {
    const lanes = new Lanes(open);
    const cpu = countCpu(watched);
    const began = performance.now();
    await openLoop({
      rate,
      seconds,
      send: (index, intended) => {
        if (failure) throw failure;
        lanes.begin((connection) => ask(connection, index, intended));
      },
    });
    await lanes.settled(PATIENCE_MS);
    if (failure) throw failure;
    const latency = latencies.summary();
    return { perSecond: (latency.count * 1_000) / (last - began), latency, cpu: cpu(latency.count) };
  } finally {
    for (const connection of open) connection.close();
  }
}
