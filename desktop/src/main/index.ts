import { join } from 'node:path';
import { app } from 'electron';
import { compose } from './composition.ts';
import { RotatingLog } from './core/log/rotating-log.ts';
import { ManagedPolicy } from './core/policy/managed-policy.ts';
import { asksForPolicy, type StartArguments, startArguments } from './core/start/arguments.ts';
import { guardEverything } from './native/guards.ts';
import { systemPolicy } from './native/managed.ts';
import { declareScheme } from './native/pages.ts';
import { printPolicy } from './native/print-policy.ts';
import { showCertificates } from './native/service-session.ts';
import { beTheOnlyOne } from './native/single.ts';

// The order matters: all of this counts only before the app is ready.
app.enableSandbox();
app.setAppUserModelId('org.tandem.desktop');
// The same that the installer for a whole computer gives the shortcut: by it Windows finds the app a notice belongs to.
if (process.platform === 'win32') app.setToastActivatorCLSID('{5B6E1C4E-8D0E-4E0C-9C3B-6F7E1F0F2A77}');
declareScheme();
const log = new RotatingLog({ folder: join(app.getPath('userData'), 'logs'), now: Date.now });
let visit: ((url: string) => void) | null = null;
guardEverything(log, (url) => visit?.(url));
let managed: ManagedPolicy | null = null;
showCertificates(() => managed);

const argv = process.argv.slice(1);
/** What was asked for before there was anybody to ask. */
let early: StartArguments = startArguments(argv);
let show: ((asked: StartArguments) => void) | null = null;
const onAsked = (again: StartArguments): void => {
  if (show === null) early = { hidden: false, place: again.place ?? early.place };
  else show(again);
};

async function run(): Promise<void> {
  if (managed === null) return;
  const { console, windows, outside } = await compose(log, managed);
  visit = (url) => void outside.visit(url);
  await console.start(); // before the window, which asks at once who is signed in
  show = (again) => windows.show(followed(again).place);
  if (!early.hidden) windows.show(followed(early).place);
}

/** The policy says whether links lead anywhere. */
const followed = (asked: StartArguments): StartArguments =>
  managed?.policy.value('deepLinks.enabled') === false ? { ...asked, place: null } : asked;

// Awaited before anything else is started: parts of it count only before the app is ready, which waits for this file's end.
managed = await ManagedPolicy.open(systemPolicy(), log, !app.isPackaged);
log.least = managed.policy.value('logLevel') ?? 'info';
if (managed.policy.value('hardwareAcceleration') === false) app.disableHardwareAcceleration();

if (asksForPolicy(argv)) await printPolicy(managed, log);
else if (beTheOnlyOne(onAsked)) {
  process.on('unhandledRejection', (cause) => log.warn('a promise was left alone', { cause }));
  // Not awaited: the app becomes ready only once this file has been run to its end.
  app
    .whenReady()
    .then(run)
    .catch(async (cause) => {
      log.warn('the app could not start', { cause });
      await log.settled();
      app.exit(1);
    });
}
