import { conversation } from '../../portal/e2e/conversation.ts';
import type { Bridge } from '../src/ipc/bridge.ts';
import { ApiPerson } from './api-person.ts';
import { expect, test } from './desk.ts';
import { windowOf } from './recorders.ts';

const askForFacts = () => (window as unknown as { tandem: Bridge }).tandem.calls['app.facts']({});

test('a link opens its ticket: while the app runs, from the tray, and as what starts it', async ({
  atDesk,
  server,
  start,
}) => {
  const ben = await atDesk('Ben Links');
  const ana = await ApiPerson.signUp(server, 'Ana Links');
  const id = await ana.openTicket('Where the link leads');
  const { userData } = ben;

  await test.step('a second start hands its link over and ends', async () => {
    await start({ userData, args: [`tandem://ticket/${id}`, '--inspect'] }).catch(() => undefined);
    await expect(conversation(ben.page)).toContainText('It happens every time I try.');
  });

  await test.step('the window put away comes back for it', async () => {
    await ben.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(() => windowOf(ben.app)).toMatchObject({ visible: false });
    await ben.app.evaluate(
      ({ app }, link) => void app.emit('open-url', { preventDefault() {} }, link),
      `tandem://ticket/${id}`,
    );
    await expect.poll(() => windowOf(ben.app)).toMatchObject({ visible: true });
  });

  await test.step('one that is none of ours changes nothing', async () => {
    const visited: string[] = [];
    ben.page.on('framenavigated', (frame) => visited.push(new URL(frame.url()).pathname + new URL(frame.url()).search));
    for (const link of [
      'tandem://ticket/999999/../../999998',
      'tandem://evil.example/ticket/999997',
      'javascript:alert(1)',
    ]) {
      await ben.app.evaluate(({ app }, text) => void app.emit('open-url', { preventDefault() {} }, text), link);
    }
    await ben.app.evaluate(
      ({ app }) => void app.emit('second-instance', {}, ['tandem', '--remote-debugging-port=1'], '/'),
    );
    // Whatever the app told the page comes before these answers, and what the page asked for before the second.
    for (let turn = 0; turn < 2; turn += 1) await ben.page.evaluate(askForFacts);
    await ben.app.evaluate(({ app }) => void app.emit('open-url', { preventDefault() {} }, 'tandem://view/unassigned'));
    await expect.poll(() => visited.at(-1) ?? '').toContain('view=unassigned');
    // The link of the step before may have arrived only now: the window was there before its page was.
    expect(visited.filter((path) => path !== `/tickets/${id}`)).toEqual([expect.stringContaining('view=unassigned')]);
  });

  await test.step('cold: it is what the app starts with', async () => {
    await ben.app.close();
    const app = await start({ userData, args: [`tandem://ticket/${id}`] });
    await expect(conversation(await app.firstWindow())).toContainText('It happens every time I try.');
  });
});
