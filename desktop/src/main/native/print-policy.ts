import { join } from 'node:path';
import { app } from 'electron';
import { diskFiles } from '../core/files/disk-files.ts';
import type { RotatingLog } from '../core/log/rotating-log.ts';
import type { ManagedPolicy } from '../core/policy/managed-policy.ts';
import { policyReport } from '../core/policy/policy-table.ts';
import { SettingsFile } from '../core/settings/settings-file.ts';

/** Prints as JSON what counts on this computer and who decided it, and ends: no window, no session, no second app in the way. */
export async function printPolicy(managed: ManagedPolicy, log: RotatingLog): Promise<void> {
  const settings = await SettingsFile.open(diskFiles(join(app.getPath('userData'), 'tandem')), log, managed);
  const report = policyReport(managed.policy, settings.own, app.getVersion());
  await new Promise((resolve) => process.stdout.write(`${JSON.stringify(report, null, 2)}\n`, resolve));
  await log.settled();
  app.exit(0);
}
