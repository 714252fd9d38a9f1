import { CuttableProxy } from '@tandem/api/testing/cuttable-proxy';
import { inRoot } from '../../process/compiled.ts';
import type { MemoryReading } from '../../process/probe.ts';
import { freePort, ServerProcess } from '../../process/server-process.ts';

export interface ReplicaOptions {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** It reaches its stores past its links: for who hurts no line, and may keep this process busy instead. */
  readonly direct?: boolean;
  /** Gets everything it prints, over all its starts. */
  readonly log: string;
}

/** One api process behind links of its own: to its clients, to the database, to Redis. */
export class Replica {
  /** How it ended when nobody had asked it to. */
  readonly crashes: string[] = [];
  private server: ServerProcess | undefined;
  private changed: Readonly<Record<string, string>> = {};

  private constructor(
    private readonly options: ReplicaOptions,
    readonly port: number,
    /** Between clients and it. */
    readonly link: CuttableProxy,
    /** Between it and the database. */
    readonly database: CuttableProxy,
    /** Between it and Redis. */
    readonly redis: CuttableProxy,
  ) {}

  /** With its links, not started. */
  static async prepare(options: ReplicaOptions): Promise<Replica> {
    const port = await freePort();
    const link = await CuttableProxy.before(`http://127.0.0.1:${port}`, port);
    const database = await CuttableProxy.before(options.databaseUrl, 3306);
    const redis = await CuttableProxy.before(options.redisUrl, 6379);
    return new Replica(options, port, link, database, redis);
  }

  get name(): string {
    return this.options.name;
  }
  /** Through its link, without a slash at the end. */
  get url(): string {
    return this.link.url(this.directUrl).replace(/\/$/, '');
  }
  /** Past its link. */
  get directUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }
  get pid(): number {
    if (!this.server) throw new Error(`${this.name} does not run.`);
    return this.server.pid;
  }
  get running(): boolean {
    return this.server !== undefined && !this.server.ended;
  }

  /** From its next start on it has these settings beside or instead of the ones it had. */
  change(settings: Readonly<Record<string, string>>): void {
    this.changed = { ...this.changed, ...settings };
  }

  /** Starts the process on the same port; does not wait until it can serve. */
  async start(): Promise<void> {
    if (this.running) return;
    const { env, databaseUrl, redisUrl, direct, log } = this.options;
    const server = await ServerProcess.spawn({
      script: inRoot('api/dist/src/main.js'),
      env: {
        ...env,
        ...this.changed,
        DATABASE_URL: direct ? databaseUrl : this.database.url(databaseUrl),
        REDIS_URL: direct ? redisUrl : this.redis.url(redisUrl),
      },
      port: this.port,
      log,
    });
    this.server = server;
    void server.gone.then((how) => {
      if (this.server === server) this.crashes.push(`${this.name} ended by itself (${how}): ${server.lastWords}`);
    });
  }

  /** Sends the signal and resolves once the process has ended, with its exit code or the signal. */
  async kill(signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    const { server } = this;
    if (!server) return 0;
    this.server = undefined;
    if (signal === 'SIGTERM') await server.stop();
    else server.signal(signal);
    return server.gone;
  }

  /** Resolves when it answers that its stores can be reached; rejects, and ends it, after so many milliseconds. */
  async ready(within = 20_000): Promise<void> {
    if (!this.server) throw new Error(`${this.name} does not run.`);
    await this.server.untilReady('/readyz', within);
  }

  /** After a forced garbage collection. */
  memory(): Promise<MemoryReading> {
    if (!this.server) throw new Error(`${this.name} does not run.`);
    return this.server.memory();
  }

  /** Ends the process and its links. */
  async end(): Promise<void> {
    await this.kill('SIGTERM');
    await Promise.all([this.link.close(), this.database.close(), this.redis.close()]);
  }
}
