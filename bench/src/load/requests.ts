import { type Credentials, requestText } from './credentials.ts';
import { HttpConnection, type HttpReply } from './http-connection.ts';
import { Latencies } from './latencies.ts';
import { countCpu, type Measured, mapBounded, pause, type Watched, warmUp } from './measured.ts';

export interface RequestLoad {
  readonly port: number;
  /** Each connection asks for one of these, in turn. */
  readonly paths: readonly string[];
  /** One of these asks on each connection, in turn. */
  readonly people: readonly Credentials[];
  readonly connections: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  readonly watched: Watched;
}

/** Closed loop: every connection asks again as soon as it is answered. Capacity, and latency at capacity. */
export async function requests(load: RequestLoad): Promise<Measured> {
  const { people, connections, port, paths } = load;
  const open = await mapBounded(Array.from({ length: connections }), 32, () => HttpConnection.open(port));
  let latencies = new Latencies();
  let running = true;
  const loops = open.map((connection, index) => {
    const who = people[index % people.length] as Credentials;
    const path = paths[index % paths.length] as string;
    const request = Buffer.from(requestText(who, { method: 'GET', path }));
    return new Promise<void>((resolve, reject) => {
      const ask = () => {
        if (!running) return resolve();
        const asked = performance.now();
        const answered = (reply: HttpReply) => {
          if (reply.status !== 200) return reject(unexpected(path, reply));
          latencies.record(performance.now() - asked);
          ask();
        };
        connection.send(request, answered, reject);
      };
      ask();
    });
  });
  const failed = Promise.all(loops);
  try {
    await Promise.race([failed, warmUp(load.warmSeconds, () => latencies.count)]);
    latencies = new Latencies();
    const started = performance.now();
    const cpu = countCpu(load.watched);
    await Promise.race([failed, pause(load.seconds * 1_000)]);
    const seconds = (performance.now() - started) / 1_000;
    const latency = latencies.summary();
    const used = cpu(latency.count);
    running = false;
    await failed;
    return { perSecond: latency.count / seconds, latency, cpu: used };
  } finally {
    for (const connection of open) connection.close();
  }
}

/** What a server that answered wrongly said, in one line. */
export const unexpected = (what: string, { status, body }: HttpReply) =>
  new Error(`${what} was answered ${status}: ${body.toString('utf8', 0, 300)}`);
