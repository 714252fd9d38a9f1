import type { Clock, Fetch, SocketClass } from '@tandem/client/transport';
import { apiPrefix, socketPath, socketProtocol } from '@tandem/contract';
import type { CheckName, Finding } from '../../../ipc/report.schema.ts';

/** What the doctor may use. */
export interface Instruments {
  readonly clock: Clock;
  /** The addresses of a host; rejects when its name is not known. */
  resolveHost(host: string): Promise<readonly string[]>;
  /** As Chromium says it: `DIRECT`, or `PROXY host:port; …`. */
  resolveProxy(url: string): Promise<string>;
  readonly fetch: Fetch;
  readonly WebSocket: SocketClass;
}

type Seen = readonly [Finding['result'], string];

const WITHIN = 8_000;
/** Of an answer no more is read: what is no desk may send without end. */
const MOST_BYTES = 64 * 1_024;
/** Tokens live for minutes: a clock further off than this makes them useless. */
const CLOCK_WARNS = 60_000;
const CLOCK_BREAKS = 300_000;

/** Looks at what stands between this computer and a server, from the name to the live connection. Takes half a minute at most. */
export async function examination(server: string, instruments: Instruments): Promise<readonly Finding[]> {
  const { clock } = instruments;
  const findings: Finding[] = [];
  const look = async (check: CheckName, see: (signal: AbortSignal) => Promise<Seen>): Promise<boolean> => {
    const began = clock.now();
    const [result, detail] = await within(clock, see).catch((cause): Seen => ['bad', wordsOf(cause)]);
    findings.push({ check, result, detail: detail.slice(0, 500), ms: Math.max(0, clock.now() - began) });
    return result !== 'bad';
  };
  const skip = (...checks: CheckName[]) =>
    findings.push(...checks.map((check): Finding => ({ check, result: 'skipped', detail: '', ms: 0 })));

  const proxy = { used: 'DIRECT' };
  await look('proxy', async () => {
    proxy.used = await instruments.resolveProxy(server);
    return ['good', proxy.used];
  });
  await look('name', () => nameOf(server, proxy.used, instruments));
  let answer: Response | undefined;
  const asked = clock.now();
  const reached = await look('reach', async (signal) => {
    answer = await instruments.fetch(`${server}${apiPrefix}/auth/me`, { signal });
    return ['good', `HTTP ${answer.status}`];
  });
  if (!reached || answer === undefined) skip('service', 'clock', 'live');
  else {
    const found = answer;
    const isDesk = await look('service', (signal) => serviceOf(found, signal));
    await look('clock', async () => clockOf(found, (asked + clock.now()) / 2));
    if (isDesk) await look('live', (signal) => liveOf(server, instruments, signal));
    else skip('live');
  }
  return findings;
}

/** Behind a proxy it is the proxy that has to know the name. */
async function nameOf(server: string, proxy: string, { resolveHost }: Instruments): Promise<Seen> {
  try {
    return ['good', (await resolveHost(new URL(server).hostname)).slice(0, 4).join(', ')];
  } catch (cause) {
    return [proxy === 'DIRECT' ? 'bad' : 'warning', wordsOf(cause)];
  }
}

/** Without a session the service says that there is none; anything else is another server. */
async function serviceOf(answer: Response, signal: AbortSignal): Promise<Seen> {
  const body: unknown = await beginningOf(answer, signal)
    .then(JSON.parse)
    .catch(() => null);
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
  if (answer.status === 401 && code === 'unauthenticated') return ['good', 'answers as Tandem does'];
  if (answer.status === 503 && code === 'unavailable') return ['warning', 'Tandem, but one of its stores is away'];
  return ['bad', `HTTP ${answer.status}, ${answer.headers.get('content-type') ?? 'no content type'}`];
}

/** The text of an answer as far as it is read; what follows is refused. */
async function beginningOf({ body }: Response, signal: AbortSignal): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > MOST_BYTES) {
      stop();
      break;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text;
}

function clockOf(answer: Response, now: number): Seen {
  const said = Date.parse(answer.headers.get('date') ?? '');
  if (Number.isNaN(said)) return ['warning', 'the server does not say what time it is'];
  const off = Math.round(now - said);
  const result = Math.abs(off) > CLOCK_BREAKS ? 'bad' : Math.abs(off) > CLOCK_WARNS ? 'warning' : 'good';
  return [result, `${Math.round(off / 1_000)} s from the server's`];
}

/** Some proxies carry requests and no live connections. */
function liveOf(server: string, { WebSocket }: Instruments, signal: AbortSignal): Promise<Seen> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${server.replace(/^http/, 'ws')}${socketPath}`, socketProtocol);
    signal.addEventListener('abort', () => socket.close(), { once: true });
    socket.addEventListener('open', () => {
      resolve(['good', 'open']);
      socket.close(1000);
    });
    socket.addEventListener('error', () => {
      // A close follows.
    });
    socket.addEventListener('close', ({ code }) => resolve(['bad', `closed with ${code}`]));
  });
}

/** What takes too long is let go of: nothing is left open behind a finding. */
function within(clock: Clock, see: (signal: AbortSignal) => Promise<Seen>): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const ending = new AbortController();
    const cancel = clock.after(WITHIN, () => {
      resolve(['bad', `no answer within ${WITHIN / 1_000} s`]);
      ending.abort();
    });
    see(ending.signal).then(resolve, reject).finally(cancel);
  });
}

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
