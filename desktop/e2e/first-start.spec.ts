import { expect, signIn, test } from './desk.ts';

test('the first start asks where the desk is, says what is wrong with an address, and goes on to sign in', async ({
  folder,
  server,
  start,
}) => {
  const account = {
    name: 'Ben First',
    email: `ben.first.${Date.now()}@example.com`,
    password: 'a quiet river in november',
  };
  await server.addStaff({ ...account, role: 'agent' });
  const app = await start({ userData: folder() });
  const page = await app.firstWindow();
  const address = page.getByLabel('Server address');
  const connect = page.getByRole('button', { name: 'Connect' });
  await expect(page.getByRole('heading', { name: 'Where is your support desk?' })).toBeVisible();
  await address.fill('http://desk.example');
  await connect.click();
  await expect(page.getByText('This is not an address this app may use.', { exact: false })).toBeVisible();
  await address.fill('http://localhost:49152');
  await connect.click();
  await expect(page.getByText('The desk cannot be reached this way.', { exact: false })).toBeVisible();
  await expect(page.getByText('The server answers, securely')).toBeVisible();
  await address.fill(server.url);
  await connect.click();
  await signIn(page, account);
});

for (const [locale, title, direction] of [
  ['de-DE', 'Wo ist Ihr Support-Desk?', 'ltr'],
  ['ar-EG', /./, 'rtl'],
] as const) {
  test(`on a computer in ${locale} the first start speaks its language`, async ({ folder, start }) => {
    const page = await (await start({ userData: folder(), locale })).firstWindow();
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  });
}
