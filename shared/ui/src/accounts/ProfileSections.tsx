import { useWords } from '../language/index.ts';
import { EnterChoice, LanguageSelect, ThemeChoice } from '../preferences/index.ts';
import { Link, Section } from '../primitives/index.ts';
import { NameForm } from './NameForm.tsx';
import { PasswordForm } from './PasswordForm.tsx';

interface ProfileSectionsProps {
  /** Where the list of devices is. */
  readonly devicesHref: string;
  /** Who has decided the language, where it cannot be changed here. */
  readonly languageLockedBy?: string | undefined;
}

/** What everybody sets for themselves, customer or staff: who they are, how they sign in, how the app looks and behaves here. */
export function ProfileSections({ devicesHref, languageLockedBy }: ProfileSectionsProps) {
  const words = useWords().account;
  return (
    <>
      <Section title={words.profile.details}>
        <NameForm />
      </Section>
      <Section title={words.password.title} lead={words.password.lead}>
        <PasswordForm />
        <p>
          <Link href={devicesHref}>{words.profile.toDevices}</Link>
        </p>
      </Section>
      <Section title={words.preferences.title} lead={words.preferences.lead}>
        <LanguageSelect lockedBy={languageLockedBy} />
        <ThemeChoice />
      </Section>
      <Section title={words.preferences.writing} lead={words.preferences.lead}>
        <EnterChoice />
      </Section>
    </>
  );
}
