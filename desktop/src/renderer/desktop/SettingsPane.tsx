import { Banner, Button, Section, Toggle, useToast, useWords } from '@tandem/ui';
import { useEffect, useState } from 'react';
import type { Outcome } from '../../ipc/outcome.schema.ts';
import type { Settings } from '../../ipc/settings.schema.ts';
import { UpdateSettings } from '../updates/UpdateSettings.tsx';
import { ask } from './bridge.ts';
import styles from './desktop.module.css';
import { useDesktop } from './desktop-context.ts';
import { ManagedNote } from './ManagedNote.tsx';

/** What people set for the app on this computer. Each change counts at once. */
export function SettingsPane() {
  const desktop = useDesktop();
  const { settings: words, doctor, notKept, managed: managedWords } = useWords().desktop;
  const toast = useToast();
  const [settings, setSettings] = useState<Settings | null>(null);
  const bridge = desktop?.bridge;
  useEffect(() => {
    if (bridge === undefined) return;
    ask(bridge, 'settings.read', {}).then(setSettings, () => toast(words.failed));
    return bridge.notes['settings.changed'](setSettings);
  }, [bridge, toast, words]);
  if (desktop === null || settings === null) return null;

  const change = (change: Partial<Settings>) =>
    ask(desktop.bridge, 'settings.change', change).then(setSettings, () => toast(words.failed));
  const { managed } = desktop;
  const lockedBy = (key: keyof Settings) => (managed.locked.includes(key) ? managedWords.by : undefined);
  const onOff = (key: 'notices' | 'sound' | 'closeToTray' | 'openAtLogin' | 'startHidden') => ({
    checked: settings[key],
    lockedBy: lockedBy(key),
    onChange: (checked: boolean) => void change({ [key]: checked }),
  });
  return (
    <div className={styles['form']}>
      {!desktop.facts.keeps && <Banner tone="warning">{managed.persists ? notKept : managedWords.notKept}</Banner>}
      <Section title={words.notices}>
        <Toggle label={words.showNotices} hint={words.showNoticesHint} {...onOff('notices')} />
        <Toggle
          label={words.preview}
          hint={words.previewHint}
          checked={settings.preview !== 'none'}
          lockedBy={lockedBy('preview')}
          onChange={(shown) => void change({ preview: shown ? 'full' : 'none' })}
        />
        <Toggle label={words.sound} {...onOff('sound')} />
        <NoticeTest />
      </Section>
      <Section title={words.start}>
        <Toggle label={words.openAtLogin} {...onOff('openAtLogin')} />
        <Toggle label={words.startHidden} {...onOff('startHidden')} />
        <Toggle label={words.closeToTray} hint={words.closeToTrayHint} {...onOff('closeToTray')} />
      </Section>
      <UpdateSettings settings={settings} onChange={(wanted) => void change(wanted)} />
      <Section title={words.connection} lead={managed.serverName ?? desktop.facts.server ?? ''}>
        {managed.server !== 'free' && <ManagedNote />}
        <Button onClick={() => desktop.open('doctor')}>{doctor.title}</Button>
      </Section>
    </div>
  );
}

/** Shows a notice now and says what the system made of it. */
function NoticeTest() {
  const desktop = useDesktop();
  const { settings: words } = useWords().desktop;
  const [outcome, setOutcome] = useState<Outcome | 'sending' | null>(null);
  const send = async () => {
    if (desktop === null) return;
    setOutcome('sending');
    setOutcome(await ask(desktop.bridge, 'notices.test', {}).catch(() => null));
  };
  const said = (): string | null => {
    if (outcome === null || outcome === 'sending') return null;
    return outcome.result === 'failed' ? words.tested.failed(outcome.reason) : words.tested[outcome.result];
  };
  return (
    <div className={styles['test']}>
      <Button busy={outcome === 'sending'} onClick={() => void send()}>
        {words.test}
      </Button>
      <p role="status">{said()}</p>
    </div>
  );
}
