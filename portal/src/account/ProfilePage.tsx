import {
  EnterChoice,
  LanguageSelect,
  Link,
  NameForm,
  NoticeSwitch,
  PasswordForm,
  Section,
  ThemeChoice,
  useWords,
} from '@tandem/ui';
import { Page } from '../shell/Page.tsx';

/** What a customer can set: who they are, how they sign in, how the portal looks and behaves here. */
export default function ProfilePage() {
  const words = useWords().account;
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
    </Page>
  );
}
