import fc from 'fast-check';
import type { Attempt, Ground } from '../ground.ts';
import { watched } from '../strain/watch.ts';
import { type HttpAttack, httpAttacks, plainRequest } from './http-attacks.ts';
import { type Heard, RawLine } from './raw-line.ts';

/** What is no request is refused at once; what could be read in two ways is never taken for two requests. */
export const httpBytes: Attempt = {
  name: 'bytes at the HTTP parser: smuggling, garbled and random',
  run: (ground) =>
    watched(ground, async () => {
      const attacks = [...httpAttacks, ...randomAttacks(ground)];
      const lines: RawLine[] = [];
      const failures: string[] = [];
      try {
        for (let from = 0; from < attacks.length; from += AT_ONCE) {
          const group = attacks.slice(from, from + AT_ONCE).map(async (attack) => {
            const line = await RawLine.open(ground.site.replicas[0]?.port as number);
            lines.push(line);
            line.send(attack.bytes);
            const fault = faultOf(attack, await line.hear(WITHIN_MS[attack.expected]));
            if (fault) failures.push(`${attack.how}: ${fault}`);
          });
          await Promise.all(group);
        }
        return { tried: attacks.length, failures };
      } finally {
        for (const line of lines) line.cut();
      }
    }),
};

const AT_ONCE = 60;
/**
 * A broken request is refused as soon as it is read, which a busy machine may put off; one that could still become a
 * request is not waited for until its time is up.
 */
const WITHIN_MS = { refused: 8_000, once: 1_000, any: 1_000 } as const;

function faultOf({ expected }: HttpAttack, { bytes, ended }: Heard): string | undefined {
  const text = bytes.toString('latin1');
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
  if (text.includes('"status":"ok"')) return 'the hidden request was answered';
  if (statuses.length > 1 && expected !== 'any') return `${statuses.length} answers: ${statuses.join(' ')}`;
  const ours = statuses.find((one) => one === 500 || one === 503);
  if (ours !== undefined) return `it was answered ${ours}`;
  if (expected !== 'refused') return undefined;
  const [status] = statuses;
  if (status !== undefined && (status < 400 || (status > 499 && status !== 501 && status !== 505))) {
    return `it was answered ${status}`;
  }
  return ended ? undefined : `the connection is still open after ${WITHIN_MS.refused / 1_000} s, answered ${status}`;
}

/** Random bytes, and a good request with bytes changed, missing or doubled. */
function randomAttacks(ground: Ground): HttpAttack[] {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((raw) => Buffer.from(raw).toString('latin1'));
  const at = fc.nat(plainRequest.length - 1);
  const garbled = fc.oneof(
    at.map((end) => plainRequest.slice(0, end)),
    fc
      .tuple(at, bytes)
      .map(([place, raw]) => plainRequest.slice(0, place) + raw + plainRequest.slice(place + raw.length)),
    fc.tuple(at, at).map(([from, to]) => plainRequest.slice(0, from) + plainRequest.slice(to)),
    fc
      .tuple(at, bytes)
      .map(([place, raw]) => plainRequest.slice(0, place) + raw.slice(0, 3) + plainRequest.slice(place)),
  );
  const any = fc.oneof({ weight: 1, arbitrary: bytes }, { weight: 4, arbitrary: garbled });
  return fc.sample(any, { seed: ground.depth.seed, numRuns: ground.times(60, 1_500) }).map((raw, index) => ({
    how: `random bytes ${index}`,
    bytes: raw,
    expected: 'any',
  }));
}
