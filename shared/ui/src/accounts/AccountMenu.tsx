import { observer } from 'mobx-react-lite';
import { useWords } from '../language/index.ts';
import { useLanguageItems } from '../preferences/language-items.ts';
import { Avatar, Menu, type MenuItem } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import { themes, useTheme } from '../theme/index.ts';
import styles from './AccountMenu.module.css';

interface Props {
  /** What there is of one's own in this app: profile, devices … */
  readonly places: readonly MenuItem[];
  readonly avatar?: 'small' | 'normal';
  /** Before the session ends. */
  readonly onSignOut?: () => void;
}

/** Who is signed in, how the app looks and speaks, and the way out. */
export const AccountMenu = observer(function AccountMenu({ places, avatar = 'normal', onSignOut }: Props) {
  const { session } = useStores();
  const words = useWords();
  const { theme, choose } = useTheme();
  const languages = useLanguageItems();
  const { user } = session;
  if (user === null) return null;
  const label = words.session.account(user.name);
  const signOut = () => {
    onSignOut?.();
    void session.logOut();
  };
  return (
    <Menu
      label={label}
      header={
        <>
          <p className={styles['name']}>
            <bdi>{user.name}</bdi>
          </p>
          <p className={styles['email']}>
            <bdi>{user.email}</bdi>
          </p>
        </>
      }
      button={(props) => (
        <button type="button" {...props} className={styles['button']} aria-label={label} title={user.name}>
          <Avatar id={user.id} name={user.name} size={avatar} />
        </button>
      )}
      groups={[
        places,
        themes.map((name) => ({
          label: words.general.themes[name],
          checked: name === theme,
          onSelect: () => choose(name),
        })),
        languages,
        [{ label: words.session.signOut, icon: 'sign-out', onSelect: signOut }],
      ]}
    />
  );
});
