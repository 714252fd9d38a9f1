import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapCodeStatistics } from 'node:v8';

/** Loaded into every server under measurement (`node --expose-gc --import`), so that floor and product answer alike. */
export type ProbeRequest = { readonly probe: number; readonly ask: 'memory' | 'watch loop' | 'loop' };
export interface MemoryReading {
  readonly resident: number;
  readonly heap: number;
  readonly external: number;
  /** Bytes of the heap that are compiled code and what belongs to it. It grows for minutes, as more and more is found to be hot. */
  readonly code: number;
}
/** The longest time the event loop was not free since it was last asked, in milliseconds. */
export interface LoopReading {
  readonly blocked: number;
}

const RESOLUTION = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });

function answer(ask: ProbeRequest['ask']): MemoryReading | LoopReading {
  if (ask === 'memory') {
    // Garbage is not what a socket costs.
    for (let pass = 0; pass < 3; pass++) (globalThis as { gc?: () => void }).gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    const { code_and_metadata_size, bytecode_and_metadata_size } = getHeapCodeStatistics();
    return { resident: rss, heap: heapUsed, external, code: code_and_metadata_size + bytecode_and_metadata_size };
  }
  const blocked = Math.max(0, delay.max / 1e6 - RESOLUTION);
  delay.reset();
  if (ask === 'watch loop') delay.enable();
  else delay.disable();
  return { blocked };
}

if (process.send) {
  process.on('message', (message: Partial<ProbeRequest>) => {
    if (message.probe === undefined || message.ask === undefined) return;
    process.send?.({ probe: message.probe, answer: answer(message.ask) });
  });
  // A server is not kept alive by this channel; that it does not outlive the benchmark is seen to from outside.
  process.channel?.unref();
}
