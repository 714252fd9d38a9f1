import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What /metrics shows. Other parts register their own gauges and counters in `registry`. */
export interface Metrics {
  readonly registry: Registry;
  /** One answered request; `route` is the template, never the path, so that the number of series stays small. */
  answered(method: string, route: string, status: number, seconds: number): void;
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
  return {
    registry,
    answered(method, route, status, seconds) {
      duration.observe({ method: METHODS.has(method) ? method : 'other', route, status }, seconds);
    },
  };
}
