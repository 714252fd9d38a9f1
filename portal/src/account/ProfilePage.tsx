import {
  EnterChoice,
  LanguageSelect,
  Link,
  NameForm,
  NoticeSwitch,
  PasswordForm,
  Section,
  TellingForm,
  ThemeChoice,
  useStores,
  useWords,
} from '@tandem/ui';
import { useEffect } from 'react';
import { Page } from '../shell/Page.tsx';

/** Of everything else staff alone are told. */
const toldToCustomers = ['message.posted', 'status.changed'] as const;

/** What a customer can set: who they are, how they sign in, how the portal looks and behaves here. */
export default function ProfilePage() {
  const words = useWords().account;
  const { preferences } = useStores();
  useEffect(() => void preferences.load(), [preferences]);
  return (
    <Page title={words.profile.title} lead={words.profile.lead} narrow>
      <Section title={words.profile.details}>
        <NameForm />
      </Section>
      <Section title={words.password.title} lead={words.password.lead}>
        <PasswordForm />
        <p>
          <Link href="/devices">{words.profile.toDevices}</Link>
        </p>
      </Section>
      <Section title={words.preferences.title} lead={words.preferences.lead}>
        <LanguageSelect />
        <ThemeChoice />
      </Section>
      <Section title={words.preferences.writing} lead={words.preferences.lead}>
        <EnterChoice />
      </Section>
      <Section title={words.notices.title} lead={words.notices.lead}>
        <NoticeSwitch />
      </Section>
      <TellingForm kinds={toldToCustomers} />
    </Page>
  );
}
