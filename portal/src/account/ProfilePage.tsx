import { NoticeSwitch, ProfileSections, Section, TellingForm, useStores, useWords } from '@tandem/ui';
import { useEffect } from 'react';
import { Page } from '../shell/Page.tsx';

/** Of everything else staff alone are told. */
const toldToCustomers = ['message.posted', 'status.changed'] as const;

/** What a customer can set: who they are, how they sign in, how the portal looks, behaves and tells of news here. */
export default function ProfilePage() {
  const words = useWords().account;
  const { preferences } = useStores();
  useEffect(() => void preferences.load(), [preferences]);
  return (
    <Page title={words.profile.title} lead={words.profile.lead} narrow>
      <ProfileSections devicesHref="/devices" />
      <Section title={words.notices.title} lead={words.notices.lead}>
        <NoticeSwitch />
      </Section>
      <TellingForm kinds={toldToCustomers} />
    </Page>
  );
}
