import { expect, test } from 'vitest';
import { FakeConnection } from '../../../../../shared/client/src/testing/fake-connection.ts';
import { sam } from '../../../../../shared/client/src/testing/samples.ts';
import { FakeFiles } from '../../testing/fake-files.ts';
import { unmanaged } from '../../testing/unmanaged.ts';
import { Marks } from '../files/marks.ts';
import { silentLog } from '../log/log.ts';
import { SettingsFile } from '../settings/settings-file.ts';
import { OwedSignOuts } from './owed-sign-outs.ts';

/** An app that left two servers without network; as the client does, a sign-out that was heard leaves no mark. */
async function given(current = 'https://new.example') {
  const files = new FakeFiles();
  const settings = await SettingsFile.open(files, silentLog, await unmanaged());
  settings.remember({ server: current });
  const heard: string[] = [];
  const away = new Set(['https://one.example', 'https://two.example']);
  const reach = async (server: string) => {
    const marks = await Marks.open({ files, name: `${server}.marks`, log: silentLog });
    const connection = new FakeConnection(sam);
    connection.logOut = async () => {
      if (away.has(server)) return;
      heard.push(server);
      marks.remove('signed-out');
    };
    return { marks, connection };
  };
  for (const server of away) {
    const { marks } = await reach(server);
    marks.write('signed-out', '1');
    await marks.settled();
  }
  const owed = new OwedSignOuts({ settings, reach });
  for (const server of away) owed.leave(server);
  return { owed, settings, away, heard, files };
}

test('a server that was left without network hears of the sign-out at the next chance, also after a restart', async () => {
  const { owed, settings, away, heard, files } = await given();
  await owed.settle();
  expect([heard, settings.owed]).toEqual([[], ['https://one.example', 'https://two.example']]);
  away.delete('https://two.example');
  await owed.settle();
  await settings.settled();
  const again = await SettingsFile.open(files, silentLog, await unmanaged());
  expect([heard, again.owed]).toEqual([['https://two.example'], ['https://one.example']]);
  away.clear();
  await owed.settle();
  await owed.settle();
  expect([heard, settings.owed]).toEqual([['https://two.example', 'https://one.example'], []]);
});

test('who works there again is not signed out of the new session', async () => {
  const { owed, away, heard } = await given();
  await owed.returnTo('https://one.example');
  away.clear();
  await owed.settle();
  expect(heard).toEqual(['https://two.example']);
});

test('on one host the cookie is by now that of the session beside it, and is left alone', async () => {
  const { owed, away, heard, settings } = await given('https://one.example:8443');
  away.clear();
  await owed.settle();
  expect([heard, settings.owed]).toEqual([['https://two.example'], []]);
});
