import { activityKinds } from '@tandem/contract';
import { NoticeSwitch, Section, TellingForm, useWords } from '@tandem/ui';
import { useDesktop } from '../desktop/desktop-context.ts';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { Place } from '../place/Place.tsx';

/** Of what one wants to be told, and when not; in a browser also whether it shall tell. */
export function TellingPlace({ query }: { query: InboxQuery }) {
  const words = useWords().console.telling;
  const isInBrowser = useDesktop() === null;
  return (
    <Place title={words.title} lead={words.lead} query={query}>
      {isInBrowser && (
        <Section title={words.browserTitle}>
          <NoticeSwitch about={words.browser} />
        </Section>
      )}
      <TellingForm kinds={activityKinds} />
    </Place>
  );
}
