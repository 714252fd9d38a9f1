import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { pathToFileURL } from 'node:url';
import { compiled } from './compiled.ts';
import type { LoopReading, MemoryReading, ProbeRequest } from './probe.ts';
import { tied } from './tied.ts';

interface Started {
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Extra arguments for node itself, such as `--cpu-prof`. */
  readonly nodeArguments?: readonly string[];
  /** A file that gets everything the server prints. */
  readonly log?: string;
  /** A free one when it is left out. */
  readonly port?: number;
}

const MOST_OUTPUT = 8_000;

/** A server under measurement: a child process on a free loopback port, with the probe loaded. */
export class ServerProcess {
  private lastProbe = 0;
  private output = '';

  /** Whoever ends it: the exit code or the signal. */
  readonly gone: Promise<number | NodeJS.Signals>;

  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    log: WriteStream | undefined,
  ) {
    // Kept for the error message of a server that ends; a full pipe would block it.
    const keep = (chunk: Buffer) => {
      this.output = (this.output + chunk.toString()).slice(-MOST_OUTPUT);
      log?.write(chunk);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('close', () => log?.end());
    this.gone = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code ?? 1)));
  }

  /**
   * Resolves when the server answers 200 at `readyPath`; rejects with what it printed when it ends or stays silent for
   * 20 s.
   */
  static async start({ readyPath, ...started }: Started & { readonly readyPath: string }): Promise<ServerProcess> {
    const server = await ServerProcess.spawn(started);
    await server.untilReady(readyPath, 20_000);
    return server;
  }

  /** Does not wait until it answers. */
  static async spawn({ script, env, nodeArguments = [], log, port: given }: Started): Promise<ServerProcess> {
    const port = given ?? (await freePort());
    const child = tied(
      spawn(
        process.execPath,
        ['--expose-gc', '--import', pathToFileURL(compiled('process/probe.js')).href, ...nodeArguments, script],
        {
          env: { ...inherited(), ...env, PORT: String(port), HOST: '127.0.0.1' },
          stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        },
      ),
    );
    return new ServerProcess(port, child, log === undefined ? undefined : createWriteStream(log, { flags: 'a' }));
  }

  get pid(): number {
    return this.child.pid as number;
  }

  memory(): Promise<MemoryReading> {
    return this.ask<MemoryReading>('memory');
  }

  /** The longest stretch the event loop was blocked while `work` ran, in milliseconds. */
  async longestBlock(work: () => Promise<void>): Promise<number> {
    await this.ask<LoopReading>('watch loop');
    await work();
    return (await this.ask<LoopReading>('loop')).blocked;
  }

  async stop(): Promise<void> {
    if (this.ended) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(late);
  }

  /** The last it printed. */
  get lastWords(): string {
    return this.output.slice(-500).trim();
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Sends a signal, whatever the server makes of it. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Resolves when it answers 200; rejects, and ends it, when it does not within so many milliseconds. */
  async untilReady(path: string, within: number): Promise<void> {
    const deadline = performance.now() + within;
    while (performance.now() < deadline) {
      if (this.ended) throw new Error(`The server ended at its start:\n${this.output}`);
      try {
        const reply = await fetch(`http://127.0.0.1:${this.port}${path}`, { signal: AbortSignal.timeout(2_000) });
        await reply.arrayBuffer();
        if (reply.ok) return;
      } catch {
        // Not listening yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await this.stop();
    throw new Error(`The server did not answer ${path} within ${within / 1_000} s:\n${this.output}`);
  }

  private ask<T extends MemoryReading | LoopReading>(ask: ProbeRequest['ask']): Promise<T> {
    const probe = ++this.lastProbe;
    return new Promise((resolve, reject) => {
      const onMessage = (message: { probe?: number; answer?: unknown }) => {
        if (message.probe !== probe) return;
        clearTimeout(timer);
        this.child.off('message', onMessage);
        resolve(message.answer as T);
      };
      const timer = setTimeout(() => {
        this.child.off('message', onMessage);
        reject(new Error(`The server did not answer the probe within 15 s:\n${this.output}`));
      }, 15_000);
      this.child.on('message', onMessage);
      this.child.send({ probe, ask } satisfies ProbeRequest, (cause) => {
        if (cause) reject(new Error(`The server is gone:\n${this.output}`, { cause }));
      });
    });
  }
}

/** What any process needs; settings of whoever runs the benchmark must not reach a server under measurement. */
const inherited = () =>
  Object.fromEntries(['PATH', 'HOME', 'TMPDIR', 'LANG'].flatMap((name) => [[name, process.env[name] ?? '']]));

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
