import { expect, test } from 'vitest';
import { FakeFiles, fakeSeal } from '../../testing/fake-files.ts';
import { AccountKeep } from '../files/account-keep.ts';
import { silentLog } from '../log/log.ts';
import { ConfirmedHosts } from './confirmed-hosts.ts';
import { Outside, type OutsideAnswer, type OutsideQuestion } from './outside.ts';

async function given(answer: OutsideAnswer = { open: true, remember: false }) {
  const keep = await AccountKeep.open({ files: new FakeFiles(), seal: fakeSeal(), name: 'keep', log: silentLog });
  const [asked, opened]: [OutsideQuestion[], string[]] = [[], []];
  const answering: { answer: OutsideAnswer | Promise<OutsideAnswer>; keep: AccountKeep | null } = { answer, keep };
  const outside = new Outside({
    confirm: async (question) => {
      asked.push(question);
      return answering.answer;
    },
    open: async (address) => void opened.push(address),
    hosts: () => answering.keep && new ConfirmedHosts(answering.keep),
    isOurs: (origin) => origin === 'https://desk.example',
    log: silentLog,
  });
  return { outside, asked, opened, answering, keep };
}

test('a link to a host nobody has confirmed is opened only once somebody says so', async () => {
  const { outside, asked, opened, answering } = await given({ open: false, remember: true });
  await outside.visit('https://elsewhere.example/a?b=c');
  expect([asked, opened]).toEqual([
    [{ host: 'elsewhere.example', looksLike: null, address: 'https://elsewhere.example/a?b=c' }],
    [],
  ]);
  answering.answer = { open: true, remember: false };
  await outside.visit('https://elsewhere.example/a');
  await outside.visit('https://elsewhere.example/b');
  expect([asked.length, opened]).toEqual([3, ['https://elsewhere.example/a', 'https://elsewhere.example/b']]);
});

test('a host that was confirmed for good is not asked about again, one beside it is', async () => {
  const { outside, asked, opened, keep } = await given({ open: true, remember: true });
  await outside.visit('https://elsewhere.example/a');
  await outside.visit('https://ELSEWHERE.example/b');
  await outside.visit('https://elsewhere.example:8443/c');
  await outside.visit('https://sub.elsewhere.example/d');
  expect(asked.map(({ host }) => host)).toEqual([
    'elsewhere.example',
    'elsewhere.example:8443',
    'sub.elsewhere.example',
  ]);
  expect(opened).toHaveLength(4);
  for (let at = 0; at < 250; at += 1) new ConfirmedHosts(keep).add(`host-${at}.example`);
  expect(new ConfirmedHosts(keep).has('elsewhere.example')).toBe(false); // two hundred are remembered
  expect(new ConfirmedHosts(keep).has('host-249.example')).toBe(true);
});

test('it is remembered for the account that was asked, and without one not at all', async () => {
  const { outside, asked, answering, keep } = await given({ open: true, remember: true });
  answering.keep = null;
  await outside.visit('https://elsewhere.example/');
  await outside.visit('https://elsewhere.example/');
  expect(asked).toHaveLength(2);
  answering.keep = keep;
  answering.answer = new Promise((resolve) => {
    queueMicrotask(() => {
      answering.keep = null; // signed out while the question stands
      resolve({ open: true, remember: true });
    });
  });
  await outside.visit('https://elsewhere.example/');
  expect(new ConfirmedHosts(keep).has('elsewhere.example')).toBe(true);
});

test('a host in letters that look like another’s is shown as the network knows it', async () => {
  const { outside, asked } = await given();
  await outside.visit('https://аpple.example/'); // its first letter is Cyrillic
  expect(asked).toMatchObject([{ host: expect.stringMatching(/^xn--/), looksLike: 'аpple.example' }]);
  expect(asked[0]?.address).toContain('xn--');
});

test('the desk itself, mail and telephone leave without a question; what may not leave is not even asked about', async () => {
  const { outside, asked, opened } = await given();
  const addresses = ['https://desk.example/tickets/7', 'mailto:ana@example.org', 'tel:+49301234'];
  for (const address of [
    ...addresses,
    'file:///etc/passwd',
    'https://desk.example@evil.example/',
    'http://desk.example/',
  ]) {
    await outside.visit(address);
  }
  expect([asked, opened]).toEqual([[], addresses]);
});

test('a page that opens ten links at once asks one question', async () => {
  const { outside, asked, opened } = await given();
  await Promise.all(Array.from({ length: 10 }, (_, at) => outside.visit(`https://host-${at}.example/`)));
  expect([asked.length, opened.length]).toEqual([1, 1]);
});
