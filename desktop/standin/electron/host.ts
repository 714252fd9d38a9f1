import { Line } from '../line.ts';
import type { AskedOfApp, AskedOfHost } from '../messages.ts';

type Answers = { [K in keyof AskedOfApp]: (question: AskedOfApp[K][0]) => Promise<AskedOfApp[K][1]> };

const answers: Partial<Answers> = {};

/** The test's process, which plays the screen. */
export const host = new Line<AskedOfHost, AskedOfApp>(
  (sent) => {
    if (process.connected) process.send?.(sent, undefined, undefined, () => undefined); // a test that is over hears nothing
  },
  new Proxy({} as Answers, { get: (_, name: keyof AskedOfApp) => answers[name] }),
);
process.on('message', (sent) => void host.hear(sent as never));
process.once('disconnect', () => process.exit(0)); // the test is over, however it ended

/** Says what answers questions of one name. */
export function answer<K extends keyof AskedOfApp>(name: K, how: Answers[K]): void {
  answers[name] = how as never;
}
