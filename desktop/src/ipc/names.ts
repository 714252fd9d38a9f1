/** Every call the window may make, by noun. Names alone, so that the preload carries nothing else. */
export const callNames = [
  'app.facts',
  'app.place',
  'server.choose',
  'session.restore',
  'session.logIn',
  'session.changePassword',
  'session.logOut',
  'connection.look',
  'connection.request',
  'connection.command',
  'connection.retry',
  'kept.change',
  'settings.read',
  'settings.change',
  'notices.test',
  'notices.outcomes',
  'doctor.run',
  'update.read',
  'update.look',
  'update.fetch',
  'update.install',
] as const;
export type CallName = (typeof callNames)[number];

/** Everything the window is told without having asked. */
export const noteNames = [
  'app.go',
  'app.told',
  'app.outdated',
  'connection.state',
  'connection.event',
  'session.ended',
  'settings.changed',
  'update.changed',
  'managed.changed',
] as const;
export type NoteName = (typeof noteNames)[number];
