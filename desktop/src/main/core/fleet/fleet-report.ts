import { type ConsoleReport, http } from '@tandem/contract';
import type { AppPorts } from '../app/ports.ts';
import type { DeskSession } from '../session/desk-session.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { updateWishes } from '../updates/update-wishes.ts';

const AGAIN_AFTER = 12 * 3_600_000;

type Ports = Pick<AppPorts, 'clock' | 'log' | 'version' | 'platform' | 'systemVersion'>;

/** Tells the service which console this is, when a member of staff is signed in and twice a day after that. Returns the end of it. */
export function reportToFleet(session: DeskSession, ports: Ports, settings: SettingsFile): () => void {
  let cancel = () => {};
  const tell = (): void => {
    cancel();
    if (session.phase !== 'signed_in' || session.user === null || session.user.role === 'customer') return;
    cancel = ports.clock.after(AGAIN_AFTER, tell);
    session.connection
      .request(http.consoles.report, { body: consoleReport(ports, settings) })
      .catch((cause) => ports.log.info('the service was not told of this console', { cause })); // the next one will do
  };
  const stop = session.onChange(tell);
  return () => {
    stop();
    cancel();
  };
}

const systems = { win32: 'windows', darwin: 'macos', linux: 'linux' } as const;

/** What this console says of itself: nothing of the person, and no name of the computer. */
function consoleReport(
  { version, platform, systemVersion }: Ports,
  { consoleId, settings, policy }: SettingsFile,
): ConsoleReport {
  return {
    consoleId,
    version,
    ring: updateWishes(settings, policy).ring,
    system: systems[platform],
    systemVersion,
    policy: policy.source ?? 'none',
    problems: Math.min(policy.problems.length, 999),
  };
}
