import { describe, expect, test } from 'vitest';
import { FakeClock, settle } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { FakeFiles } from '../../testing/fake-files.ts';
import { silentLog } from '../log/log.ts';
import { SeenFeeds } from './seen-feeds.ts';
import { type Offer, refusalOf, share, type UpdateWishes } from './update-rules.ts';
import { type Found, UpdateFailed } from './updater.ts';
import { Updates } from './updates.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const offer: Offer = { version: '1.1.0', releasedAt: '2026-11-20T00:00:00.000Z', percentage: 100 };

/** An app at 1.0.0 that could replace itself; what its updater is asked for is written down. */
async function app(wished: Partial<UpdateWishes> = {}, given: { offer: Offer | null } = { offer }) {
  const clock = new FakeClock();
  const files = new FakeFiles();
  const found: Found = { ...given, vouched: { signedAt: clock.now(), expires: clock.now() + 90 * DAY } };
  const said: { found: Found } = { found };
  const asked: string[] = [];
  const failing = { look: null as UpdateFailed | null, fetch: null as UpdateFailed | null };
  const wishes: UpdateWishes = {
    mode: 'notify',
    ring: 'stable',
    feedUrl: null,
    maxVersion: null,
    deferDays: 0,
    ...wished,
  };
  const wanted = { wishes };
  const updates = new Updates({
    port: {
      refusal: null,
      installId: 'this-one',
      seen: await SeenFeeds.open(files, silentLog),
      updater: {
        look: async (feed, ring) => {
          asked.push(`look ${feed} ${ring}`);
          if (failing.look) throw failing.look;
          return said.found;
        },
        fetch: async () => {
          asked.push('fetch');
          if (failing.fetch) throw failing.fetch;
        },
        install: () => void asked.push('install'),
        holdBack: () => void asked.push('hold back'),
      },
    },
    version: '1.0.0',
    clock,
    random: () => 0.5,
    log: silentLog,
    wishes: () => wanted.wishes,
    server: () => 'https://desk.example',
    onChange: () => {},
  });
  const wish = (change: Partial<UpdateWishes>) => {
    wanted.wishes = { ...wanted.wishes, ...change };
    updates.wishesChanged();
  };
  updates.start();
  return { updates, clock, asked, failing, wish, said, files };
}

describe('Looking for a newer version', () => {
  test('begins soon after the start, at the server in use, and goes on every few hours', async () => {
    const { clock, asked } = await app({}, { offer: null });
    await clock.advance(3 * 60_000);
    expect(asked).toEqual(['look https://desk.example/updates/ stable']);
    await clock.advance(24 * HOUR);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThan(9);
  });

  test('goes where the organisation says, in the ring it says', async () => {
    const { updates, asked } = await app({ feedUrl: 'https://updates.example/tandem', ring: 'beta' });
    await updates.look();
    expect(asked).toEqual(['look https://updates.example/tandem beta']);
  });

  test('is left alone where it is switched off, and taken up when it is switched on', async () => {
    const { clock, asked, wish, updates } = await app({ mode: 'off' });
    await updates.look();
    await clock.advance(48 * HOUR);
    expect(asked.filter((what) => what !== 'hold back')).toEqual([]);
    wish({ mode: 'notify' });
    await clock.advance(3 * 60_000);
    expect(updates.update).toMatchObject({ phase: 'available', version: '1.1.0' });
  });

  test('is tried again sooner after a failure, and what was on offer stays so while nobody answers', async () => {
    const { clock, asked, failing, updates } = await app();
    await updates.look();
    failing.look = new UpdateFailed('unreachable', null);
    await updates.look();
    expect(updates.update).toMatchObject({ phase: 'available', version: '1.1.0', problem: 'unreachable' });
    failing.look = new UpdateFailed('not_trusted', null);
    await updates.look();
    expect(updates.update).toMatchObject({ phase: 'waiting', version: null, problem: 'not_trusted' });
    failing.look = null;
    const before = asked.length;
    await clock.advance(HOUR);
    expect(asked.length).toBe(before + 1);
    expect(updates.update).toMatchObject({ phase: 'available', problem: null });
  });
});

describe('A feed that is frozen', () => {
  test('is told of once nobody vouches for it any more, and what is newer there is taken all the same', async () => {
    const { updates, clock, said } = await app({ mode: 'auto' }, { offer: null });
    await updates.look();
    expect(updates.update.problem).toBeNull();
    await clock.advance(91 * DAY);
    expect(updates.update).toMatchObject({ phase: 'waiting', problem: 'stale' });
    said.found = { ...said.found, vouched: { signedAt: clock.now(), expires: clock.now() + DAY } };
    await updates.look();
    expect(updates.update.problem).toBeNull();
    said.found = { offer: { ...offer, version: '1.2.0' }, vouched: { signedAt: clock.now(), expires: 0 } };
    await updates.look();
    expect(updates.update).toMatchObject({ phase: 'ready', version: '1.2.0' });
  });

  test('that answers as if nothing had ever been there is told of, too; where nothing ever was, nothing is said', async () => {
    const { updates, clock, said } = await app({}, { offer: null });
    await updates.look();
    said.found = { offer: null, vouched: null };
    await clock.advance(91 * DAY);
    expect(updates.update.problem).toBe('stale');
    const other = await app({}, { offer: null });
    other.said.found = { offer: null, vouched: null };
    await other.clock.advance(91 * DAY);
    expect(other.updates.update.problem).toBeNull();
  });

  test('and shows what it showed before is believed in nothing, also after the next start', async () => {
    const { updates, said, clock, files, asked } = await app({ mode: 'auto' }, { offer: null });
    await updates.look();
    const older = { signedAt: clock.now() - DAY, expires: clock.now() + 89 * DAY };
    said.found = { offer, vouched: older };
    await updates.look();
    expect(updates.update).toMatchObject({ phase: 'waiting', version: null, problem: 'stale' });
    expect(asked).not.toContain('fetch');
    const again = await SeenFeeds.open(files, silentLog);
    const feed = 'https://desk.example/updates/ stable';
    expect(again.judge(feed, older, clock.now())).toBe('replayed');
    expect(again.judge('https://other.example/ stable', older, clock.now())).toBe('fresh');
  });

  test('is remembered among few, and what cannot be read is as nothing', async () => {
    const { files, clock } = await app();
    const [now, vouched] = [clock.now(), { signedAt: clock.now(), expires: clock.now() + DAY }];
    const seen = await SeenFeeds.open(files, silentLog);
    for (const feed of ['a', 'b', 'c', 'd', 'e']) seen.judge(feed, vouched, now);
    await settle();
    expect(Object.keys(JSON.parse((await files.read('updates-seen.json')) ?? ''))).toEqual(['b', 'c', 'd', 'e']);
    for (const damaged of ['', 'null', '[1]', '{"a":{"signedAt":"late"}}', '{"a":null}']) {
      await files.write('updates-seen.json', damaged);
      const open = await SeenFeeds.open(files, silentLog);
      expect(open.judge('a', { signedAt: 1, expires: now }, now), damaged).toBe('fresh');
    }
  });
});

describe('A newer version', () => {
  test('is fetched and put in place only when somebody asks for it', async () => {
    const { updates, asked } = await app();
    updates.install();
    await updates.look();
    await settle();
    expect(asked).toHaveLength(1);
    await updates.fetch();
    expect(updates.update.phase).toBe('ready');
    updates.install();
    expect(asked.slice(1)).toEqual(['fetch', 'install']);
  });

  test('is fetched at once in the mode that does so, also when that is chosen later', async () => {
    const auto = await app({ mode: 'auto' });
    await auto.updates.look();
    expect(auto.updates.update.phase).toBe('ready');
    const later = await app();
    await later.updates.look();
    later.wish({ mode: 'auto' });
    await settle();
    expect(later.updates.update.phase).toBe('ready');
  });

  test('that is ready is not put in place once updates are switched off', async () => {
    const { updates, asked, wish } = await app({ mode: 'auto' });
    await updates.look();
    wish({ mode: 'off' });
    expect(asked.at(-1)).toBe('hold back');
    updates.install();
    expect(asked).not.toContain('install');
    expect(updates.update).toMatchObject({ phase: 'off', version: null });
  });

  test('that is on offer or ready is let go once another ring or an earlier last version is wanted', async () => {
    const { updates, asked, wish, clock } = await app();
    await updates.look();
    wish({ maxVersion: '1.0.5' });
    expect(updates.update).toMatchObject({ phase: 'waiting', version: null });
    await updates.fetch();
    await clock.advance(3 * 60_000);
    expect(asked).not.toContain('fetch');
    wish({ maxVersion: null, mode: 'auto' });
    await updates.look();
    expect(updates.update.phase).toBe('ready');
    wish({ ring: 'beta' });
    expect(asked.at(-1)).toBe('hold back');
    updates.install();
    expect(asked).not.toContain('install');
    expect(updates.update).toMatchObject({ phase: 'waiting', version: null });
    await clock.advance(3 * 60_000);
    expect(updates.update.phase).toBe('ready'); // as that ring offers it
  });

  test('that nobody wants any more by the time it has come is not put in place', async () => {
    const { updates, asked, wish } = await app();
    await updates.look();
    const fetching = updates.fetch();
    wish({ maxVersion: '1.0.5' });
    await fetching;
    expect(asked.slice(-2)).toEqual(['fetch', 'hold back']);
    expect(updates.update).toMatchObject({ phase: 'waiting', version: null });
  });

  test('that came damaged is given up, said so, and had at the next try', async () => {
    const { updates, failing, clock } = await app({ mode: 'auto' });
    failing.fetch = new UpdateFailed('damaged', null);
    await updates.look();
    expect(updates.update).toMatchObject({ phase: 'waiting', problem: 'damaged' });
    failing.fetch = null;
    await clock.advance(HOUR);
    expect(updates.update).toMatchObject({ phase: 'ready', problem: null });
  });

  test.each<[string, Partial<UpdateWishes>, Partial<Offer>]>([
    ['is older', {}, { version: '0.9.0' }],
    ['is the same', {}, { version: '1.0.0' }],
    ['is no version', {}, { version: 'newest' }],
    ['is beyond the newest allowed', { maxVersion: '1.0.9' }, {}],
    ['is measured by a version that cannot be read', { maxVersion: 'one' }, {}],
    ['is too young', { deferDays: 30 }, {}],
    ['does not say how old it is, where that matters', { deferDays: 1 }, { releasedAt: null }],
    ['is offered to nobody yet', {}, { percentage: 0 }],
  ])('is left alone when it %s', async (_why, wished, offered) => {
    const { updates, asked } = await app({ mode: 'auto', ...wished }, { offer: { ...offer, ...offered } });
    await updates.look();
    expect(asked).toHaveLength(1);
    expect(updates.update).toMatchObject({ phase: 'waiting', version: null });
  });

  test('is taken on the day it is old enough', async () => {
    const { updates } = await app({ deferDays: 2, maxVersion: '1.1.0' });
    await updates.look();
    expect(updates.update.phase).toBe('available');
  });

  test('reaches a fifth of all when it is offered to a fifth, the same ones each time, and others with the next version', () => {
    const ids = Array.from({ length: 2_000 }, (_, at) => `installation ${at}`);
    const first = ids.filter((id) => share(id, '1.1.0') < 0.2);
    expect(first.length).toBeGreaterThan(300);
    expect(first.length).toBeLessThan(500);
    expect(ids.filter((id) => share(id, '1.1.0') < 0.2)).toEqual(first);
    expect(ids.filter((id) => share(id, '1.2.0') < 0.2)).not.toEqual(first);
  });
});

test.each([
  ['nsis-user', {}, null],
  ['mac-app', {}, null],
  ['appimage', {}, null],
  ['msi', {}, 'managed'],
  ['pkg', {}, 'managed'],
  ['linux-package', {}, 'managed'],
  ['nsis-user', { forAll: true }, 'managed'],
  [null, {}, 'not_installed'],
  ['appimage', { keys: 0 }, 'no_key'],
  ['nsis-user', { namesPublisher: false }, 'no_publisher'],
] as const)('what was installed as %s, with %o, replaces itself unless: %s', (kind, given, refusal) => {
  expect(refusalOf({ kind, forAll: false, namesPublisher: true, keys: 1, ...given })).toBe(refusal);
});
