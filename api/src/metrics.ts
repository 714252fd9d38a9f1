import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { connectionsOf, type Database } from './database/database.ts';

/** What /metrics shows. Other parts register their own gauges and counters in `registry`. */
export interface Metrics {
  readonly registry: Registry;
  /** One answered request; `route` is the template, never the path, so that the number of series stays small. */
  answered(method: string, route: string, status: number, seconds: number): void;
  /** Broadcasts did not bring everything: every connection here was told to fetch again. */
  missed(): void;
}

/** What the gauges are read from, each time somebody looks. */
export interface Observed {
  readonly db: Database;
  readonly version: string;
  readonly sockets: () => number;
  /** By kind: writes that wait for their commit. */
  readonly waiting: Readonly<Record<string, () => number>>;
  readonly draining: () => boolean;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Process, event-loop and HTTP metrics in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request line to the last byte of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const missed = new Counter({
    name: 'tandem_broadcasts_missed_total',
    help: 'Times that something committed elsewhere was not announced here, and every connection was told to fetch again',
    registers: [registry],
  });
  return {
    registry,
    missed: () => missed.inc(),
    answered(method, route, status, seconds) {
      duration.observe({ method: METHODS.has(method) ? method : 'other', route, status }, seconds);
    },
  };
}

/** Shows the state of a process beside its metrics: sockets, queues, connections to the database, version. */
export function observe(registry: Registry, { db, version, sockets, waiting, draining }: Observed): void {
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('tandem_sockets', 'Live sockets of this process', sockets);
  gauge('tandem_draining', '1 from the signal to end until the end', () => (draining() ? 1 : 0));
  new Gauge({
    name: 'tandem_writes_waiting',
    help: 'Writes that wait for their commit; beyond 20,000 of a kind they are refused',
    labelNames: ['kind'],
    registers,
    collect() {
      for (const [kind, count] of Object.entries(waiting)) this.set({ kind }, count());
    },
  });
  new Gauge({
    name: 'tandem_database_connections',
    help: 'Connections of this process to the database, and requests that wait for one',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(connectionsOf(db))) this.set({ state }, count);
    },
  });
  new Gauge({ name: 'tandem_build_info', help: 'Always 1', labelNames: ['version'], registers }).set({ version }, 1);
}
