import type { Finding, Report } from '../../../ipc/report.schema.ts';
import type { Refusal, Update } from '../../../ipc/update.schema.ts';
import type { AppPorts } from '../app/ports.ts';
import type { Policy } from '../policy/policy.ts';
import { serverAddress } from '../server/server-address.ts';

/** Looks at an address as a person wrote it, and at everything between here and there. */
export async function examine(
  {
    version,
    clock,
    notices,
    examine,
    allowsLoopback,
  }: Pick<AppPorts, 'version' | 'clock' | 'notices' | 'examine' | 'allowsLoopback'>,
  written: string,
  { policy, update }: { readonly policy: Policy; readonly update: Update },
): Promise<Report> {
  const server = serverAddress(written, allowsLoopback);
  const address: Finding = {
    check: 'address',
    result: server === null ? 'bad' : 'good',
    detail: server ?? 'not an https address',
    ms: 0,
  };
  const beyond = server === null ? [] : await examine(server);
  const told: Finding = {
    check: 'notices',
    result: notices.isSupported ? 'good' : 'warning',
    detail: notices.isSupported ? 'supported by this system' : 'this system shows none',
    ms: 0,
  };
  return {
    at: new Date(clock.now()).toISOString(),
    version,
    server,
    findings: [address, ...beyond, told, newerVersions(update), managed(policy)],
  };
}

/** Where newer versions of the app would come from, and whether that can be believed. */
function newerVersions({ phase, version, refusal, problem, lookedAt }: Update): Finding {
  const unable = refusal === 'no_key' || refusal === 'no_publisher';
  const found = version === null ? 'nothing newer' : `${version} ${phase}`;
  const wrong = problem === null ? '' : `, ${problem.replaceAll('_', ' ')}`;
  const asked = `${lookedAt === null ? 'not asked yet' : found}${wrong}`;
  const when = lookedAt === null ? '' : `, last answer ${lookedAt}`;
  const detail = refusal !== null ? whyNever[refusal] : phase === 'off' ? 'off' : `${asked}${when}`;
  return { check: 'updates', result: unable || problem !== null ? 'warning' : 'good', detail, ms: 0 };
}

const whyNever: Record<Refusal, string> = {
  not_installed: 'never: this app was not installed',
  managed: 'never by itself: installed for the whole computer',
  no_key: 'never: this build holds no key',
  no_publisher: 'never: this build names no publisher',
};

/** What the organisation has set here, and whether all of it counts. */
function managed({ source, problems, closed }: Policy): Finding {
  const result = closed.includes('server') ? 'bad' : problems.length > 0 ? 'warning' : 'good';
  const trouble = problems
    .slice(0, 5)
    .map(({ place, key, what }) => `; ${place}${key === null ? '' : `, ${key}`}: ${what}`);
  return { check: 'policy', result, detail: `${source ?? 'none'}${trouble.join('')}`.slice(0, 500), ms: 0 };
}
