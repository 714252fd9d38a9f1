import { apiPrefix } from '@tandem/contract';
import { pause } from '../load/measured.ts';
import type { Outcome } from '../report/outcome.ts';
import { PASSWORD } from '../subject/population.ts';
import { logIn } from '../subject/tandem.ts';
import type { Bench } from './bench.ts';
import { middle } from './rounds.ts';

const QUIET = 150;

/** Somebody signs in with a password hashed as sign-up hashes it: how long does everybody else's event loop stand still? */
export async function login(bench: Bench): Promise<Outcome> {
  const { server } = await bench.tandem('login', { customer: 0, staff: 0 });
  const email = `bench-login-${process.pid}@example.test`;
  const reply = await fetch(`http://127.0.0.1:${server.port}${apiPrefix}/auth/signup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Bench Login', email, password: PASSWORD }),
    signal: AbortSignal.timeout(10_000),
  });
  if (reply.status !== 201) throw new Error(`Signing up was answered ${reply.status}: ${await reply.text()}`);
  await logIn(server.port, email);

  const still: number[] = [];
  const blocked: number[] = [];
  const took: number[] = [];
  for (let round = 0; round < bench.pace.logins; round++) {
    still.push(await server.longestBlock(() => pause(QUIET)));
    blocked.push(
      await server.longestBlock(async () => {
        const began = performance.now();
        await logIn(server.port, email);
        took.push(performance.now() - began);
        await pause(Math.max(0, QUIET - (performance.now() - began)));
      }),
    );
  }
  const self = (value: number) => value;
  const [without, during] = [middle(still, self), middle(blocked, self)];
  return {
    findings: [{ budget: 'login', floor: without, tandem: during }],
    rows: [
      {
        load: 'one login',
        server: 'Tandem',
        p50: middle(took, self),
        worst: Math.max(...took),
        note: `event loop blocked ${during.toFixed(2)} ms, at worst ${Math.max(...blocked).toFixed(2)} ms; without a login ${without.toFixed(2)} and ${Math.max(...still).toFixed(2)} ms`,
      },
    ],
  };
}
