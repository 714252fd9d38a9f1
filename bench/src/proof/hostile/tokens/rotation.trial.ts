import jwt, { type JwtPayload } from 'jsonwebtoken';
import type { Attempt, Ground } from '../ground.ts';
import type { Person } from '../people/person.ts';

/** As the site of this suite is told by ROTATION_GRACE; the default is 30. */
export const graceSeconds = 4;

/** A refresh token is used once; whoever shows an old one ends the session, on every replica, with its sockets. */
export const rotation: Attempt = {
  name: 'tokens: replayed refresh tokens, tabs that refresh at the same moment',
  async run(ground) {
    const stories = [
      tabsTogether(2),
      tabsTogether(50),
      ...Array.from({ length: ground.times(1, 8) }, (_, index) => tabsTogether(3 + index * 5)),
      lostAnswer,
      replayed,
      replayedAfterGrace,
      swappedSessions,
      refreshedAfterSignOut,
    ];
    const told = await Promise.all(stories.map((story) => story(ground)));
    return { tried: stories.length, failures: told.flat() };
  },
};

type Story = (ground: Ground) => Promise<string[]>;

/** All get the same successor, from whichever replica, and all can go on with it. */
const tabsTogether =
  (count: number): Story =>
  async (ground) => {
    const owner = await ground.person('customer');
    const tabs = Array.from({ length: count }, (_, index) => owner.copy(ground.originOf(index)));
    const first = await Promise.all(tabs.map(refresh));
    const successors = new Set(tabs.map(jtiOf));
    const second = await Promise.all(tabs.map(refresh));
    const sessions = new Set(tabs.map(({ accessToken = '' }) => (jwt.decode(accessToken) as JwtPayload)['sid']));
    const me = await Promise.all(tabs.map(asked));
    return [
      ...unless(first, 200, `${count} tabs refreshing together`),
      ...unless(second, 200, `${count} tabs refreshing together once more`),
      ...unless(me, 200, `${count} tabs afterwards`),
      ...(successors.size === 1 ? [] : [`${count} tabs got ${successors.size} different successors`]),
      ...(sessions.size === 1 ? [] : [`${count} tabs ended up in ${sessions.size} sessions`]),
    ];
  };

/** The token before works a little longer: the answer with the new one may have got lost. */
const lostAnswer: Story = async (ground) => {
  const owner = await ground.person('customer');
  const lost = owner.copy(ground.originOf(1));
  const statuses = [await refresh(lost), await asked(owner), await refresh(owner), await asked(owner)];
  return unless(statuses, 200, 'refreshing again after a lost answer');
};

const replayed: Story = async (ground) => {
  const owner = await ground.person('customer');
  const thief = owner.copy(ground.originOf(1));
  const sockets = [await owner.talk(), await owner.copy(ground.originOf(1)).talk()];
  await refresh(owner);
  await refresh(owner);
  const failures = unless([await refresh(thief)], 401, 'a refresh token from before the last');
  const codes = await Promise.all(sockets.map((talk) => within(1_000, talk.closed)));
  for (const [replica, closed] of codes.entries()) {
    if (closed?.code !== 4403)
      failures.push(`a replay leaves the socket at replica ${replica + 1} with ${closed?.code}`);
  }
  const after = [await asked(owner), await refresh(owner), await asked(thief), await refresh(thief)];
  return [...failures, ...unless(after, 401, 'after a replay')];
};

const replayedAfterGrace: Story = async (ground) => {
  const owner = await ground.person('agent');
  const thief = owner.copy(ground.originOf(1));
  await refresh(owner);
  await new Promise((resolve) => setTimeout(resolve, graceSeconds * 1_000 + 300));
  return [
    ...unless([await asked(thief)], 401, 'a request with the previous refresh token after its grace'),
    ...unless([await asked(owner)], 200, 'the owner, while only requests were made with the old token'),
    ...unless([await refresh(thief)], 401, 'refreshing with the previous token after its grace'),
    ...unless([await asked(owner), await refresh(owner)], 401, 'the owner after that'),
  ];
};

/** The access token of one session with the cookie of another goes nowhere, and harms neither. */
const swappedSessions: Story = async (ground) => {
  const [one, other] = [await ground.person('customer'), await ground.person('customer')];
  const mixed = one.copy();
  mixed.refreshToken = other.refreshToken;
  return [
    ...unless([await asked(mixed)], 401, 'an access token with another session’s cookie'),
    ...unless([await asked(one), await asked(other)], 200, 'both sessions afterwards'),
  ];
};

const refreshedAfterSignOut: Story = async (ground) => {
  const owner = await ground.person('customer');
  const kept = owner.copy(ground.originOf(1));
  await owner.ask('POST', '/auth/logout');
  return unless([await asked(kept), await refresh(kept)], 401, 'tokens that were kept from before signing out');
};

const refresh = async (person: Person): Promise<number> => (await person.ask('POST', '/auth/refresh')).status;
const asked = async (person: Person): Promise<number> => (await person.ask('GET', '/auth/me')).status;
const jtiOf = ({ refreshToken = '' }: Person) => (jwt.decode(refreshToken) as JwtPayload | null)?.jti;

const unless = (statuses: readonly number[], expected: number, what: string): string[] =>
  statuses.every((status) => status === expected) ? [] : [`${what}: ${statuses.join(' ')} instead of ${expected}`];

const within = <T>(ms: number, promise: Promise<T>): Promise<T | undefined> =>
  Promise.race([promise, new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined))]);
