import { RequestFailed } from '@tandem/client';
import type { ActivityKind, Preferences, QuietHours } from '@tandem/contract';
import { observer } from 'mobx-react-lite';
import { useState } from 'react';
import { useReasons, useWords } from '../language/index.ts';
import { Banner, Button, Section, Toggle } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import { QuietHoursForm } from './QuietHoursForm.tsx';

/** Of which kinds one wants to be told, and when not. Every choice counts at once, on every device. */
export const TellingForm = observer(function TellingForm({ kinds }: { kinds: readonly ActivityKind[] }) {
  const { preferences } = useStores();
  const all = useWords();
  const words = all.account.telling;
  const reasons = useReasons();
  const [failure, setFailure] = useState<RequestFailed | null>(null);
  const { muted, quiet } = preferences.chosen;
  // A choice replaces all that was chosen before, so until that is known there is nothing to choose.
  const unknown = preferences.state !== 'ready';

  const choose = (wanted: Partial<Preferences>) => {
    setFailure(null);
    preferences
      .choose({ ...preferences.chosen, ...wanted })
      .catch((cause: unknown) => setFailure(RequestFailed.from(cause)));
  };
  const tell = (kind: ActivityKind, wanted: boolean) =>
    choose({ muted: wanted ? muted.filter((one) => one !== kind) : [...muted, kind] });

  return (
    <>
      {preferences.failure && (
        <Banner
          tone="warning"
          title={words.loadFailed}
          actions={
            <Button size="small" icon="refresh" onClick={() => void preferences.reload()}>
              {all.general.tryAgain}
            </Button>
          }
        >
          {reasons.of(preferences.failure)}
        </Banner>
      )}
      {failure && (
        <Banner tone="danger" urgent>
          {words.failed(reasons.of(failure))}
        </Banner>
      )}
      <Section title={words.kinds} lead={words.kindsLead}>
        {kinds.map((kind) => (
          <Toggle
            key={kind}
            label={words.kind[kind]}
            checked={!muted.includes(kind)}
            disabled={unknown}
            onChange={(wanted) => tell(kind, wanted)}
          />
        ))}
      </Section>
      <Section title={words.quiet} lead={words.quietLead}>
        <Toggle
          label={words.quietOn}
          checked={quiet !== null}
          disabled={unknown}
          onChange={(wanted) => choose({ quiet: wanted ? usualNights() : null })}
        />
        {quiet && !unknown && <QuietHoursForm quiet={quiet} onChange={(changed) => choose({ quiet: changed })} />}
      </Section>
    </>
  );
});

const usualNights = (): QuietHours => ({
  from: '18:00',
  to: '08:00',
  days: [0, 1, 2, 3, 4, 5, 6],
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
