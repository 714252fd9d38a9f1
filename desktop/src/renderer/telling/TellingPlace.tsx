import { RequestFailed } from '@tandem/client';
import { type ActivityKind, activityKinds, type Preferences, type QuietHours } from '@tandem/contract';
import { Banner, NoticeSwitch, Section, Toggle, useReasons, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useState } from 'react';
import { useDesktop } from '../desktop/desktop-context.ts';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { LoadFailed } from '../place/LoadFailed.tsx';
import { Place } from '../place/Place.tsx';
import { QuietHoursForm } from './QuietHoursForm.tsx';

/** Of what one wants to be told, and when not. Every choice counts at once, on every device. */
export const TellingPlace = observer(function TellingPlace({ query }: { query: InboxQuery }) {
  const { preferences } = useStores();
  const words = useWords().console.telling;
  const isInBrowser = useDesktop() === null;
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
    <Place title={words.title} lead={words.lead} query={query}>
      <LoadFailed list={preferences} title={words.loadFailed} />
      {failure && (
        <Banner tone="danger" urgent>
          {words.failed(reasons.of(failure))}
        </Banner>
      )}
      {isInBrowser && (
        <Section title={words.browserTitle}>
          <NoticeSwitch about={words.browser} />
        </Section>
      )}
      <Section title={words.kinds} lead={words.kindsLead}>
        {activityKinds.map((kind) => (
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
    </Place>
  );
});

const usualNights = (): QuietHours => ({
  from: '18:00',
  to: '08:00',
  days: [0, 1, 2, 3, 4, 5, 6],
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
