import { http, type User } from '@tandem/contract';
import { expect, test } from 'vitest';
import { FakeClock, settle } from '../../../../../shared/client/src/testing/fake-clock.ts';
import { FakeConnection, refused } from '../../../../../shared/client/src/testing/fake-connection.ts';
import { sam } from '../../../../../shared/client/src/testing/samples.ts';
import { FakeFiles, fakeSeal } from '../../testing/fake-files.ts';
import { unmanaged } from '../../testing/unmanaged.ts';
import { AccountKeep } from '../files/account-keep.ts';
import { silentLog } from '../log/log.ts';
import { DeskSession } from '../session/desk-session.ts';
import { SettingsFile } from '../settings/settings-file.ts';
import { reportToFleet } from './fleet-report.ts';

const HALF_A_DAY = 12 * 3_600_000;

async function given(user: User = sam) {
  const [clock, connection, files] = [new FakeClock(), new FakeConnection(user), new FakeFiles()];
  connection.answer(http.consoles.report, undefined);
  const settings = await SettingsFile.open(files, silentLog, await unmanaged());
  const session = new DeskSession({
    connection,
    clock,
    random: () => 0.5,
    wasSignedIn: () => true,
    openKeep: (userId) => AccountKeep.open({ files, seal: fakeSeal(), name: `${userId}.keep`, log: silentLog }),
  });
  const ports = { clock, log: silentLog, version: '1.2.3', platform: 'win32', systemVersion: '10.0.26100' } as const;
  const end = reportToFleet(session, ports, settings);
  const told = () => connection.requestsTo(http.consoles.report) as { body: { consoleId: string } }[];
  return { clock, connection, session, settings, end, told };
}

test('a console tells of itself when somebody is signed in and twice a day, always under the same id', async () => {
  const { clock, session, settings, end, told } = await given();
  expect(told()).toEqual([]);
  await session.restore();
  await settle();
  expect(told()).toMatchObject([
    {
      body: {
        consoleId: settings.consoleId,
        version: '1.2.3',
        ring: 'stable',
        system: 'windows',
        systemVersion: '10.0.26100',
        policy: 'none',
        problems: 0,
      },
    },
  ]);
  await clock.advance(HALF_A_DAY);
  expect(told().map(({ body }) => body.consoleId)).toEqual([settings.consoleId, settings.consoleId]);
  end();
  await clock.advance(2 * HALF_A_DAY);
  expect(told()).toHaveLength(2);
});

test('what cannot be told is told the next time; signed out, nothing is', async () => {
  const { clock, connection, session, told } = await given();
  connection.answer(http.consoles.report, () => {
    throw refused('unavailable');
  });
  await session.restore();
  await clock.advance(HALF_A_DAY);
  expect(told()).toHaveLength(2);
  await session.logOut();
  await clock.advance(2 * HALF_A_DAY);
  expect(told()).toHaveLength(2);
});
