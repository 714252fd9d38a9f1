import { DeviceList, ProfileSections, useWords } from '@tandem/ui';
import { useLockedBy } from '../desktop/desktop-context.ts';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { Place } from '../place/Place.tsx';
import { paths } from '../routes.ts';

interface Props {
  readonly query: InboxQuery;
}

/** What members of staff set for themselves: name, password, looks. */
export function ProfilePlace({ query }: Props) {
  const words = useWords().account;
  return (
    <Place title={words.profile.title} lead={words.profile.lead} query={query}>
      <ProfileSections devicesHref={paths.place('devices', query)} languageLockedBy={useLockedBy('language')} />
    </Place>
  );
}

/** Where they are signed in. */
export function DevicesPlace({ query }: Props) {
  const { title, lead } = useWords().account.devices;
  return (
    <Place title={title} lead={lead} query={query}>
      <DeviceList />
    </Place>
  );
}
