import { randomUUID } from 'node:crypto';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { Hand } from '../hand.ts';
import type { Server } from '../server.ts';
import { expect, test as stories } from '../stories.ts';

export { expect };

const password = 'a quiet river in november';
const account = (name: string, email: string) => ({ name, email, password });

const ana = account('Ana Lima', 'ana@harbour.example');
const bo = account('Bo Sørensen', 'bo@fjord.example');
const mona = account('منى الحداد', 'mona@souk.example');
const ben = account('Ben Okafor', 'ben@desk.example');
const cleo = account('Cleo Marsh', 'cleo@desk.example');
export const people = { ana, bo, mona, ben, cleo };
export const longest = `${'Wolfeschlegelsteinhausenbergerdorff '.repeat(2)}Senior`.slice(0, 80);

/** Numbers of tickets that pictures are about. */
export interface World {
  readonly invoice: number;
  readonly signIn: number;
  readonly long: number;
  readonly many: number;
  readonly arabic: number;
  readonly ana: Hand;
  readonly ben: Hand;
  readonly cleo: Hand;
}

interface Pictures {
  /** A page on which somebody has signed in. */
  readonly signedIn: (
    who: { email: string; password: string },
    path: string,
    o: BrowserContextOptions,
  ) => Promise<Page>;
}

/** Pictures of a desk at work: everything on them was said and done through the api. */
export const test = stories.extend<Pictures, { world: World }>({
  world: [
    async ({ server }, use) => {
      await use(await furnish(server));
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  signedIn: async ({ visitor }, use) => {
    await use(async ({ email, password }, path, options) => {
      const page = await visitor(options);
      const isConsole = path.startsWith('/console/');
      await page.goto(isConsole ? '/console/' : '/sign-in');
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(
        isConsole ? page.getByRole('region', { name: 'Inbox' }) : page.getByRole('heading', { name: 'Your tickets' }),
      ).toBeVisible();
      if (!['/', '/console/'].includes(path)) await page.goto(path);
      return page;
    });
  },
});

async function furnish(server: Server): Promise<World> {
  for (const [who, role] of [
    [ben, 'agent'],
    [cleo, 'admin'],
  ] as const)
    await server.addStaff({ ...who, role });
  const hand = (who: typeof ana) => Hand.of(server.url, who);
  const signUp = (who: typeof ana) => Hand.signUp(server.url, who);
  const [hers, his, theirs] = [await signUp(ana), await signUp(bo), await signUp(mona)];
  const [support, second] = [await hand(ben), await hand(cleo)];

  const export_ = await hers.open({
    title: 'Export finishes but the file is empty',
    description: 'When I export last month’s orders the download works, but the file has only the header row.',
    categoryId: 6,
  });
  await support.claim(export_);
  await support.write(export_, 'Thank you for the report. Which date range did you choose?');
  await hers.write(export_, '1 to 31 October, with the filter “paid”.');
  await support.write(export_, 'Found it: the filter was applied twice. It is mended now, could you try once more?');
  await hers.write(export_, 'Works. Thank you!');
  await support.set(export_, { status: 'resolved' });
  await hers.set(export_, { status: 'closed' });

  const signIn = await hers.open({
    title: 'Cannot sign in on my phone',
    description: 'Since this morning the app says “session expired” right after signing in. On my laptop it works.',
    categoryId: 3,
    priority: 'high',
  });
  await hers.write(signIn, 'It is an older phone with Android 12, if that helps.');

  for (const [title, description, answer] of [
    [
      'Weekly report in the evening',
      'The report is very bright when I read it on my phone in bed.',
      'A dark version comes in spring.',
    ],
    [
      'How do I add a colleague?',
      'I would like Bo to see our orders, but not to change them.',
      'Under Team, with the role Reader.',
    ],
    [
      'Two parcels, one number',
      'Both parcels of order 2207 have the same tracking number.',
      'The carrier has joined them on purpose.',
    ],
    [
      'Currency of old invoices',
      'Invoices before March are shown in dollars.',
      'They were made in dollars; the amount is right.',
    ],
  ] as const) {
    const id = await his.open({ title, description, categoryId: 7 });
    await support.write(id, answer);
    await support.set(id, { status: 'resolved' });
  }
  const arabic = await theirs.open({
    title: 'الفاتورة بالعنوان القديم',
    description: 'انتقلنا في سبتمبر، لكن فاتورة نوفمبر ما زالت تحمل العنوان القديم.',
    categoryId: 2,
  });
  await second.claim(arabic);
  await second.write(arabic, 'شكرًا لك. ما العنوان الصحيح؟');
  await theirs.write(arabic, 'شارع النيل 14، القاهرة. Order #2207.');

  const long = await hers.open({
    title:
      `A title as long as titles get: ${'with_one_very_long_word_that_has_to_break_somewhere_'.repeat(3)} and on it goes`.slice(
        0,
        255,
      ),
    description: `${'unbroken'.repeat(30)}\n\n${'Then there are many sentences, one after the other. '.repeat(60)}`,
    categoryId: 8,
  });

  const many = await hers.open({
    title: 'A conversation of five hundred messages',
    description: 'We have talked about this for a while.',
    categoryId: 1,
  });
  await support.claim(many);
  for (let round = 1; round <= 25; round += 1) {
    await hers.write(
      many,
      ...Array.from({ length: 10 }, (_, n) => `Reading ${round}.${n + 1}: the lamp is ${n % 2 ? 'red' : 'green'}.`),
    );
    await support.write(many, ...Array.from({ length: 10 }, (_, n) => `Noted ${round}.${n + 1}. Please go on.`));
  }
  await hers.readAll(many);

  const invoice = await hers.open({
    title: 'Invoice 2207 shows the old address',
    description:
      'We moved in September. The profile has the new address, but the invoice of 1 November shows the old one.',
    categoryId: 2,
    priority: 'high',
  });
  await support.claim(invoice);
  await support.set(invoice, { status: 'in_progress' });
  await support.write(
    invoice,
    'I can see the new address in your profile. I am asking billing to issue the invoice again.',
  );
  await hers.write(invoice, 'Great, I need it before Friday for our accounting.');
  await support.readAll(invoice);
  await support.write(
    invoice,
    'You will have it tomorrow. Is 14 Quay Street right?\nhttps://desk.example/invoices/2207',
  );
  for (const [who, version, ring, system, systemVersion, policy, problems] of [
    [support, '1.4.0', 'stable', 'windows', '10.0.26100', 'machine-policy', 0],
    [support, '1.4.0', 'stable', 'linux', '6.8.0-45-generic', 'none', 0],
    [second, '1.5.0-beta.2', 'beta', 'macos', '15.1', 'device-profile', 2],
  ] as const) {
    const facts = { consoleId: randomUUID(), version, ring, system, systemVersion, policy, problems };
    await who.ask('PUT', '/consoles/mine', facts);
  }
  return { invoice, signIn, long, many, arabic, ana: hers, ben: support, cleo: second };
}
