import type { StandinApp } from './host/standin-app.ts';
import { begun, expect, type TrialWindow, test } from './testing/trial.ts';

const seen = <T>(app: StandinApp, name: string) =>
  app.evaluate((_, key) => (globalThis as unknown as { seen: Record<string, T> }).seen[key], name);

test('an unmodified main bundle starts, with ready after its entry, and its page talks to it', async ({ launch }) => {
  const app = await launch();
  const page = await begun(app);
  expect(await seen(app, 'order')).toEqual(['entry false', 'ready']);
  await page.evaluate(() => (window as unknown as TrialWindow).trial.say('hello'));
  await expect.poll(() => seen(app, 'said')).toEqual(['hello']);
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.send('news', { text: 'first' });
    window?.webContents.send('news', { text: 'second', last: true });
    window?.webContents.send('news', { text: 'third' });
  });
  await expect(page.getByRole('status')).toHaveText('second');
});

test('values cross by structured clone, and what cannot be cloned throws', async ({ launch }) => {
  const page = await begun(await launch());
  const crossed = await page.evaluate(async () => {
    const { trial } = window as unknown as TrialWindow;
    const failure = async (work: () => unknown) => {
      try {
        await work();
        return '';
      } catch (cause) {
        return (cause as Error).message;
      }
    };
    const { when, bytes, map, nothing } = (await trial.echo({
      when: new Date(5),
      bytes: new Uint8Array([1, 2]),
      map: new Map([[1, 'one']]),
      nothing: undefined,
    })) as { when: Date; bytes: Uint8Array; map: Map<number, string>; nothing: undefined };
    return {
      kinds: [when instanceof Date, bytes instanceof Uint8Array, map instanceof Map, nothing === undefined],
      values: [when.getTime(), ...bytes, map.get(1)],
      proxy: await failure(() => trial.echo(new Proxy({}, {}))),
      refused: await failure(() => trial.fail()),
      now: trial.now(),
      frozen: Object.isFrozen(trial) && Object.isFrozen(trial.limits),
    };
  });
  expect(crossed).toEqual({
    kinds: [true, true, true, true],
    values: [5, 1, 2, 'one'],
    proxy: expect.stringContaining('could not be cloned'),
    refused: "Error invoking remote method 'fail': Error: It would not.",
    now: 'at once',
    frozen: true,
  });
});

test('the page has its own world: no line to the app, no Node, and no way to cut it off', async ({ launch }) => {
  const page = await begun(await launch());
  const found = await page.evaluate(async () => {
    Object.defineProperty(document, 'dispatchEvent', { value: () => false });
    const own = Object.getOwnPropertyNames(window);
    return {
      suspicious: own.filter((name) => /^(standin|ipc|electron|require$|process$|module$|global$)/i.test(name)),
      who: await (window as unknown as TrialWindow).trial.whoAsks(),
    };
  });
  expect(found.suspicious).toEqual([]);
  expect(found.who).toEqual({ isMain: true, origin: 'trial://place', url: 'trial://place/index.html', top: true });
});

test('the sender is who the browser says, also for a frame within the page', async ({ launch }) => {
  const app = await launch();
  const page = await begun(app);
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  const inner = page.frames()[1];
  if (!inner) throw new Error('The page has no frame.');
  expect(await inner.evaluate(() => 'trial' in window)).toBe(false);
  expect(await app.invokeAs(inner, 'who-asks')).toMatchObject({ isMain: false, top: false });
});

test('the app’s own answers and its content security policy hold; nothing else is reached', async ({ launch }) => {
  const app = await launch();
  const page = await begun(app);
  const tried = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
    const fetched = (url: string) => fetch(url).then(String, () => 'refused');
    const image = new Image();
    const loaded = new Promise((resolve) => {
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
    });
    image.src = 'https://elsewhere.test/a.png';
    return {
      inline: 'ran' in window,
      own: await fetched('/page.js'),
      away: await fetched('https://elsewhere.test/'),
      image: await loaded,
    };
  });
  expect(tried).toEqual({ inline: false, own: 'refused', away: 'refused', image: 'refused' });
  expect(app.violations).toEqual([]);
  await page.getByRole('link', { name: 'Away' }).click();
  await expect(page.getByRole('heading', { name: 'Trial' })).toBeVisible();
  await page.getByRole('link', { name: 'Help' }).click();
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { standin: { opened: string[] } }).standin.opened))
    .toEqual(['https://example.test/help']);
  expect(app.windows()).toHaveLength(1);
  await page.getByRole('link', { name: 'Second' }).click();
  await expect(page.getByRole('heading', { name: 'Second' })).toBeVisible();
  const shown = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
  await expect.poll(shown).toBe('trial://place/second.html');
  expect(app.refused).toEqual([]);
});

test('permissions are the app’s to give', async ({ launch }) => {
  const page = await begun(await launch());
  const asked = await page.evaluate(async () => ({
    notices: await Notification.requestPermission(),
    place: await new Promise((found) => navigator.geolocation.getCurrentPosition(found, ({ code }) => found(code))),
    read: await navigator.clipboard.readText().then(String, (cause) => cause.name),
    write: await navigator.clipboard.writeText('copied').then(() => 'written', String),
  }));
  expect(asked).toEqual({ notices: 'denied', place: 1, read: 'NotAllowedError', write: 'written' });
});

test('a second start hands over what it was started with and ends', async ({ launch }) => {
  const app = await launch();
  await begun(app);
  await launch({ args: ['trial://ticket/7'] }).catch(() => undefined);
  await expect.poll(() => seen<{ argv: string[]; data: object }[]>(app, 'second')).toHaveLength(1);
  const [second] = (await seen<{ argv: string[]; data: object }[]>(app, 'second')) ?? [];
  expect(second).toMatchObject({ argv: expect.arrayContaining(['trial://ticket/7']), data: { from: 'first' } });
  await app.kill();
  await begun(await launch()); // what a killed process left does not keep the next one out
});

test('what is not played throws and is named', async ({ launch }) => {
  const app = await launch();
  await begun(app);
  const failures = await app.evaluate((electron) => {
    const words = (work: () => unknown) => {
      try {
        return String(work());
      } catch (cause) {
        return (cause as Error).message;
      }
    };
    const { app: own, BrowserWindow, session } = electron;
    return [
      words(() => own.showAboutPanel()),
      words(() => BrowserWindow.getAllWindows()[0]?.setThumbarButtons([])),
      words(() => session.defaultSession.createInterruptedDownload),
      words(() => new BrowserWindow({ webPreferences: { nodeIntegration: true } })),
    ];
  });
  expect(failures).toEqual([
    expect.stringContaining('does not play app.showAboutPanel'),
    expect.stringContaining('does not play BrowserWindow.setThumbarButtons'),
    expect.stringContaining('does not play session.createInterruptedDownload'),
    expect.stringContaining('nodeIntegration: false'),
  ]);
});

test('a window out of sight is hidden for its page too', async ({ launch }) => {
  const app = await launch();
  const page = await begun(app);
  const sight = () => page.evaluate(() => document.visibilityState);
  expect(await sight()).toBe('visible');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await expect.poll(sight).toBe('hidden');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.restore());
  await expect.poll(sight).toBe('visible');
});
