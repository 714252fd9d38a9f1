import { ToastProvider } from '@tandem/ui';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { settle } from '../../../../shared/client/src/testing/fake-clock.ts';
import { InEnglish } from '../../../../shared/ui/src/testing/in-english.tsx';
import type { Managed } from '../../ipc/managed.schema.ts';
import { firstSettings, type Settings } from '../../ipc/settings.schema.ts';
import type { Update } from '../../ipc/update.schema.ts';
import { DesktopContext } from '../desktop/desktop-context.ts';
import { fakeBridge, ok } from '../testing/fake-bridge.ts';
import { unmanaged } from '../testing/unmanaged.ts';
import { UpdateLine } from './UpdateLine.tsx';
import { UpdateSettings } from './UpdateSettings.tsx';

const waiting: Update = { phase: 'waiting', version: null, refusal: null, problem: null, lookedAt: null };
const common = {
  version: '1.0.0',
  platform: 'linux',
  server: null,
  keeps: true,
  outdated: false,
  language: 'en',
} as const;
const facts = { ...common, managed: unmanaged };

async function open(update: Partial<Update>, page = <UpdateLine />, managed: Managed = unmanaged) {
  const app = fakeBridge({ 'update.read': () => ok({ ...waiting, ...update }) });
  render(
    <DesktopContext value={{ bridge: app.bridge, facts, managed, open: () => {} }}>
      <InEnglish>
        <ToastProvider>{page}</ToastProvider>
      </InEnglish>
    </DesktopContext>,
  );
  await act(() => settle());
  return { ...app, person: userEvent.setup() };
}

test('a newer version is told of quietly, fetched on a press, and started on another', async () => {
  const app = await open({ phase: 'available', version: '1.1.0' });
  expect(screen.getByRole('status').textContent).toContain('Version 1.1.0 is there.');
  await app.person.click(screen.getByRole('button', { name: 'Fetch it' }));
  expect(app.asked('update.fetch')).toHaveLength(1);
  await act(async () => app.tell('update.changed', { ...waiting, phase: 'fetching', version: '1.1.0' }));
  expect(screen.queryByRole('button')).toBeNull();
  await act(async () => app.tell('update.changed', { ...waiting, phase: 'ready', version: '1.1.0' }));
  expect(screen.getByRole('status').textContent).toContain('Version 1.1.0 is ready.');
  await app.person.click(screen.getByRole('button', { name: 'Restart' }));
  expect(app.asked('update.install')).toHaveLength(1);
});

test('nothing is said while there is nothing newer', async () => {
  await open({});
  expect(screen.getByRole('status').textContent).toBe('');
});

test('how updates come is chosen, and what went wrong is said', async () => {
  const changes: Partial<Settings>[] = [];
  const page = <UpdateSettings settings={firstSettings} onChange={(change) => changes.push(change)} />;
  const app = await open({ problem: 'not_trusted' }, page);
  expect(screen.getByRole('alert').textContent).toContain('refused');
  await app.person.click(screen.getByRole('radio', { name: /Fetch by itself/ }));
  await app.person.click(screen.getByRole('radio', { name: 'Beta' }));
  expect(changes).toEqual([{ updateMode: 'auto' }, { updateChannel: 'beta' }]);
  app.answers['update.look'] = () => ok(waiting);
  await app.person.click(screen.getByRole('button', { name: 'Look now' }));
  expect(await screen.findByText(/nothing newer/)).toBeTruthy();
});

test('what the organisation installed says so and offers no choice', async () => {
  await open({ phase: 'off', refusal: 'managed' }, <UpdateSettings settings={firstSettings} onChange={() => {}} />);
  expect(screen.getByText(/Your organisation installs/)).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
});

test('what the organisation has decided about updates is said with a padlock, and is no choice', async () => {
  const locked: Managed['locked'] = ['updateMode'];
  const settings = { ...firstSettings, updateMode: 'auto' as const };
  await open({}, <UpdateSettings settings={settings} onChange={() => {}} />, { ...unmanaged, locked });
  expect(screen.getByText('Managed by your organisation')).toBeTruthy();
  expect(screen.getAllByRole('radio')).toHaveLength(2); // the two rings
});
