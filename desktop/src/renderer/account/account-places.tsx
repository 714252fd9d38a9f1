import {
  DeviceList,
  EnterChoice,
  LanguageSelect,
  Link,
  NameForm,
  PasswordForm,
  Section,
  ThemeChoice,
  useWords,
} from '@tandem/ui';
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
      <Section title={words.profile.details}>
        <NameForm />
      </Section>
      <Section title={words.password.title} lead={words.password.lead}>
        <PasswordForm />
        <p>
          <Link href={paths.place('devices', query)}>{words.profile.toDevices}</Link>
        </p>
      </Section>
      <Section title={words.preferences.title} lead={words.preferences.lead}>
        <LanguageSelect lockedBy={useLockedBy('language')} />
        <ThemeChoice />
      </Section>
      <Section title={words.preferences.writing} lead={words.preferences.lead}>
        <EnterChoice />
      </Section>
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
