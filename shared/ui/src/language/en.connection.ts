import { counted } from './en.speech.ts';

/** The state of the line, always visible and always true. */
export const connection = {
  /** Whether it is this device or the service that is cut off cannot be known from here. */
  offline: 'Offline. What you see may be out of date.',
  reconnecting: 'The connection was lost. Reconnecting…',
  connecting: 'Connecting takes longer than usual. What you see may be out of date.',
  tryNow: 'Try now',
  back: 'Connected again. You are up to date.',
  missed: (count: number) => counted(count, { one: '# new while you were away.', other: '# new while you were away.' }),
  outbox: (count: number) =>
    counted(count, {
      one: '# message waits here and goes out by itself.',
      other: '# messages wait here and go out by themselves.',
    }),
};
