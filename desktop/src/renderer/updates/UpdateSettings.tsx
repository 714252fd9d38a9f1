import { Button, Choices, Section, Segmented, useToast, useWords } from '@tandem/ui';
import { useState } from 'react';
import type { Settings } from '../../ipc/settings.schema.ts';
import { ask } from '../desktop/bridge.ts';
import { useDesktop } from '../desktop/desktop-context.ts';
import { ManagedNote } from '../desktop/ManagedNote.tsx';
import { UpdateLine } from './UpdateLine.tsx';
import styles from './updates.module.css';
import { useUpdate } from './use-update.ts';

interface Props {
  readonly settings: Settings;
  readonly onChange: (change: Partial<Settings>) => void;
}

/** How the app comes by a newer version of itself; where it never does, why. */
export function UpdateSettings({ settings, onChange }: Props) {
  const desktop = useDesktop();
  const update = useUpdate();
  const words = useWords().desktop.updates;
  const toast = useToast();
  const [looking, setLooking] = useState(false);
  if (desktop === null || update === null) return null;
  if (update.refusal !== null)
    return (
      <Section title={words.title(desktop.facts.version)}>
        <p>{words.refusals[update.refusal]}</p>
      </Section>
    );

  const look = async () => {
    setLooking(true);
    const now = await ask(desktop.bridge, 'update.look', {}).catch(() => null);
    setLooking(false);
    if (now !== null && now.problem === null && now.version === null) toast(words.newest);
  };
  const { locked } = desktop.managed;
  const [mode, ring] = [settings.updateMode ?? 'notify', settings.updateChannel ?? 'stable'];
  const choices = (['notify', 'auto', 'off'] as const).map((value) => ({ value, label: words.modes[value] }));
  const rings = (['stable', 'beta'] as const).map((value) => ({ value, label: words.rings[value] }));
  return (
    <Section title={words.title(desktop.facts.version)}>
      {locked.includes('updateMode') ? (
        <p>
          {words.modes[mode]} <ManagedNote />
        </p>
      ) : (
        <Choices
          label={words.mode}
          value={mode}
          options={choices}
          onChange={(updateMode) => onChange({ updateMode })}
        />
      )}
      {locked.includes('updateChannel') ? (
        <p>
          {words.ring}: {words.rings[ring]} <ManagedNote />
        </p>
      ) : (
        <Segmented
          label={words.ring}
          value={ring}
          options={rings}
          onChange={(updateChannel) => onChange({ updateChannel })}
        />
      )}
      {update.phase !== 'off' && (
        <div className={styles['now']}>
          <Button busy={looking} onClick={() => void look()}>
            {words.look}
          </Button>
          <UpdateLine />
          {update.problem !== null && <p role="alert">{words.problems[update.problem]}</p>}
        </div>
      )}
    </Section>
  );
}
