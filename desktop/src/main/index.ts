import { join } from 'node:path';
import { app } from 'electron';
import { compose } from './composition.ts';
import { RotatingLog } from './core/log/rotating-log.ts';
import { startArguments } from './core/start/arguments.ts';
import { guardEverything } from './native/guards.ts';
import { declareScheme } from './native/pages.ts';
import { beTheOnlyOne } from './native/single.ts';

// The order matters: all of this counts only before the app is ready.
app.enableSandbox();
app.setAppUserModelId('org.tandem.desktop');
declareScheme();
const log = new RotatingLog({ folder: join(app.getPath('userData'), 'logs'), now: Date.now });
let visit: ((url: string) => void) | null = null;
guardEverything(log, (url) => visit?.(url));

const asked = startArguments(process.argv.slice(1));
/** What was asked for before there was anybody to ask. */
let early = asked;
let show: ((asked: typeof early) => void) | null = null;
const onAsked = (again: typeof early): void => {
  if (show === null) early = { hidden: false, place: again.place ?? early.place };
  else show(again);
};

async function run(): Promise<void> {
  const { console, windows, outside } = await compose(log);
  visit = (url) => void outside.visit(url);
  await console.start(); // before the window, which asks at once who is signed in
  show = ({ place }) => windows.show(place);
  if (!early.hidden) windows.show(early.place);
}

if (beTheOnlyOne(onAsked)) {
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
