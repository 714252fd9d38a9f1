/** The state of the line, always visible and always true. */
export const connection = {
  /** Whether it is this device or the service that is cut off cannot be known from here. */
  offline: 'Offline. What you see may be out of date.',
  reconnecting: 'The connection was lost. Reconnecting…',
  connecting: 'Connecting takes longer than usual. What you see may be out of date.',
  tryNow: 'Try now',
  back: 'Connected again. You are up to date.',
  missed: (count: string, one: boolean) => (one ? '1 new while you were away.' : `${count} new while you were away.`),
  outbox: (count: number) =>
    count === 1
      ? '1 message waits here and goes out by itself.'
      : `${count} messages wait here and go out by themselves.`,
};
