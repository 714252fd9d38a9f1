import type { Page } from '@playwright/test';
import type { Bridge } from '../src/ipc/bridge.ts';
import { callNames, noteNames } from '../src/ipc/names.ts';
import { StandinApp } from '../standin/host/standin-app.ts';
import { ApiPerson } from './api-person.ts';
import { expect, inInbox, test } from './desk.ts';
import { answerWith, openedOutside, questionsOf } from './recorders.ts';

type Console = Window & { tandem: Bridge };
type Call = (input: unknown, ...more: unknown[]) => Promise<{ ok: boolean; code?: string }>;

/** Calls the app as a script of the page could. */
const call = (page: Page, name: string, ...input: unknown[]) =>
  page.evaluate(
    ([which, args]) =>
      ((window as unknown as Console).tandem.calls as unknown as Record<string, Call>)[which]?.(...(args as [unknown])),
    [name, input] as const,
  );

test('the page has a frozen bridge of named calls, and neither Node nor a token', async ({ atDesk }) => {
  const { page, app } = await atDesk('Ben Bridge');
  const found = await page.evaluate(() => {
    const { tandem } = window as unknown as Console;
    const node = ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer', 'electron', '__dirname'];
    const stores = [localStorage, sessionStorage].flatMap((store) => Object.entries(store).flat());
    return {
      node: node.filter((name) => name in window),
      calls: Object.keys(tandem.calls),
      notes: Object.keys(tandem.notes),
      frozen: [tandem, tandem.calls, tandem.notes].every((part) => Object.isFrozen(part)),
      writable: Object.getOwnPropertyDescriptor(window, 'tandem')?.writable,
      tokens: stores.filter((text) => /eyJ[\w-]{10,}\./.test(String(text))),
      cookie: document.cookie,
    };
  });
  expect(found).toEqual({
    node: [],
    calls: [...callNames],
    notes: [...noteNames],
    frozen: true,
    writable: false,
    tokens: [],
    cookie: '',
  });
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return (
      window as unknown as { webContents: { getLastWebPreferences(): object } }
    ).webContents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
});

test('a script in the page reaches nothing: no network, no inline code, no other place, no window, no permission', async ({
  atDesk,
  faults,
}) => {
  const { page, app } = await atDesk('Ben Caged');
  const tried = await page.evaluate(async () => {
    const script = document.createElement('script');
    const set = (how: () => void) => {
      try {
        how();
        return 'done';
      } catch (cause) {
        return (cause as Error).name;
      }
    };
    const inline = set(() => {
      script.textContent = 'window.ran = true';
      document.head.append(script);
    });
    const image = new Image();
    const seen = new Promise((resolve) => {
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
    });
    image.src = 'https://elsewhere.test/pixel.png';
    const socket = await new Promise((resolve) => {
      try {
        const line = new WebSocket('wss://elsewhere.test/');
        line.onopen = () => resolve('open');
        line.onerror = () => resolve('refused');
      } catch {
        resolve('refused');
      }
    });
    const permissions = [
      await Notification.requestPermission(),
      await new Promise((found) =>
        navigator.geolocation.getCurrentPosition(
          () => found('found'),
          () => found('refused'),
        ),
      ),
      await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'heard',
        () => 'refused',
      ),
      await navigator.clipboard.readText().then(
        () => 'read',
        () => 'refused',
      ),
      await navigator.clipboard.writeText('copied').then(
        () => 'written',
        () => 'refused',
      ),
    ];
    const html = set(() => {
      document.createElement('div').innerHTML = '<b>bold</b>';
    });
    const far = await fetch('https://elsewhere.test/').then(
      () => 'fetched',
      () => 'refused',
    );
    const near = await fetch('/index.html').then(
      () => 'fetched',
      () => 'refused',
    );
    return { inline, ran: 'ran' in window, image: await seen, socket, permissions, html, far, near };
  });
  expect(tried).toEqual({
    inline: 'TypeError',
    ran: false,
    image: 'refused',
    socket: 'refused',
    permissions: ['denied', 'refused', 'refused', 'refused', 'written'],
    html: 'TypeError',
    far: 'refused',
    near: 'refused',
  });

  await test.step('it stays where it is; what may leave goes to the system once somebody says so, the rest nowhere', async () => {
    await answerWith(app, { response: 1, checkboxChecked: true }, { response: 0, checkboxChecked: false });
    const at = page.url();
    await page.evaluate(() => {
      window.location.href = 'https://elsewhere.test/';
    });
    const links = [
      'https://elsewhere.test/help',
      'https://elsewhere.test/more',
      'https://пример.test/',
      'file:///etc/passwd',
      'smb://elsewhere.test/',
      'javascript:alert(1)',
      'https://last.test/',
    ];
    for (const [index, url] of links.entries()) {
      await page.evaluate((to) => void window.open(to), url);
      if (index === 0) await expect.poll(() => openedOutside(app)).toHaveLength(1); // a second question does not queue
    }
    const host = (name: string) => ({ message: expect.stringContaining(name) });
    await expect.poll(() => questionsOf(app)).toMatchObject([host('elsewhere.test'), host('xn--'), host('last.test')]);
    expect((await questionsOf(app))[1]?.detail).toContain('пример.test');
    await expect.poll(() => openedOutside(app)).toEqual(['https://elsewhere.test/help', 'https://elsewhere.test/more']);
    expect(page.url()).toBe(at);
    expect(app.windows()).toHaveLength(1);
    await inInbox(page);
  });
  // The browser has complained of all this and of nothing else, as it should.
  const complaints = faults.splice(0);
  const ofKind = (kind: RegExp) => complaints.filter((text) => kind.test(text)).length;
  const kinds = [
    /'TrustedScript' assignment/,
    /'TrustedHTML' assignment/,
    /directive: "connect-src/,
    /directive: "img-src/,
  ];
  expect(kinds.map((kind) => ofKind(kind) > 0)).toEqual(kinds.map(() => true));
  expect(ofKind(/Content Security Policy|requires 'Trusted\w+' assignment|load local resource/)).toBe(
    complaints.length,
  );
});

test('the app answers its own page alone, and only what is well-formed, declared and allowed', async ({ atDesk }) => {
  const { page, app } = await atDesk('Ben Calls');
  const refused = async (name: string, ...input: unknown[]) => (await call(page, name, ...input))?.code;
  expect(await refused('app.facts', { more: true })).toBe('validation');
  expect(await refused('app.facts')).toBe('validation');
  expect(await refused('settings.change', { notices: 'no' })).toBe('validation');
  expect(await refused('connection.request', { endpoint: 'session.refresh', input: {} })).toBe('forbidden');
  expect(await refused('connection.request', { endpoint: '__proto__', input: {} })).toBe('forbidden');
  expect(await refused('connection.command', { name: 'hello', payload: { accessToken: 'x', after: null } })).toBe(
    'forbidden',
  );
  expect(await refused('kept.change', { changes: [{ key: 'a', value: 'x'.repeat(300_000) }] })).toBe(
    'payload_too_large',
  );
  const answers = await page.evaluate(() =>
    Promise.all(Array.from({ length: 80 }, () => (window as unknown as Console).tandem.calls['app.facts']({}))),
  );
  expect(answers.filter((answer) => !answer.ok && answer.code === 'too_many_requests').length).toBeGreaterThan(20);

  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  const inner = page.frames()[1];
  if (!inner) throw new Error('The page has no frame.');
  expect(await inner.evaluate(() => 'tandem' in window)).toBe(false);
  if (app instanceof StandinApp) {
    expect(await app.invokeAs(inner, 'app.facts', {})).toMatchObject({ ok: false, code: 'forbidden' });
  }
});

test('what a customer writes is shown as text, and loads nothing', async ({ atDesk, server }) => {
  const { page } = await atDesk('Ben Text');
  const ana = await ApiPerson.signUp(server, 'Ana <b>Bold</b>');
  const id = await ana.openTicket('<img src=https://elsewhere.test/a.png onerror=alert(1)>');
  await ana.write(id, '<script>alert(1)</script> ![](https://elsewhere.test/b.png)');
  await page.getByRole('region', { name: 'Inbox' }).getByRole('link', { name: '<img src=' }).click();
  await expect(page.getByRole('log').getByText('<script>alert(1)</script>')).toBeVisible();
  expect(await page.locator('img[src*="elsewhere"]').count()).toBe(0);
});
