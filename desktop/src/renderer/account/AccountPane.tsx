import {
  DeviceList,
  EnterChoice,
  Icon,
  LanguageSelect,
  Link,
  NameForm,
  PasswordForm,
  Section,
  ThemeChoice,
  useWords,
} from '@tandem/ui';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { type AccountPlace, paths } from '../routes.ts';
import styles from './account-pane.module.css';

interface Props {
  readonly place: AccountPlace;
  readonly query: InboxQuery;
}

/** What members of staff set for themselves, where else a ticket would stand. */
export default function AccountPane({ place, query }: Props) {
  const words = useWords();
  const { title, lead } = words.account[place];
  return (
    <div className={styles['pane']}>
      <div className={styles['page']}>
        <header>
          <Link href={paths.inbox(query)} className={styles['back']}>
            <Icon name="back" />
            {words.console.ticket.toInbox}
          </Link>
          <h1>{title}</h1>
          <p className={styles['lead']}>{lead}</p>
        </header>
        {place === 'profile' ? <Profile query={query} /> : <DeviceList />}
      </div>
    </div>
  );
}

function Profile({ query }: { query: InboxQuery }) {
  const words = useWords().account;
  return (
    <>
      <Section title={words.profile.details}>
        <NameForm />
      </Section>
      <Section title={words.password.title} lead={words.password.lead}>
        <PasswordForm />
        <p>
          <Link href={paths.account('devices', query)}>{words.profile.toDevices}</Link>
        </p>
      </Section>
      <Section title={words.preferences.title} lead={words.preferences.lead}>
        <LanguageSelect />
        <ThemeChoice />
      </Section>
      <Section title={words.preferences.writing} lead={words.preferences.lead}>
        <EnterChoice />
      </Section>
    </>
  );
}
