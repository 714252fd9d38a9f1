import { Avatar, Menu, themes, useNavigate, useStores, useTheme, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import styles from './AccountMenu.module.css';

/** Who is signed in, how the portal looks, and the way out. */
export const AccountMenu = observer(function AccountMenu() {
  const { session } = useStores();
  const words = useWords();
  const { theme, choose } = useTheme();
  const navigate = useNavigate();
  const { user } = session;
  if (user === null) return null;
  const signOut = () => {
    // Home first: whoever signs in next is not led to where this person was.
    navigate('/');
    void session.logOut();
  };
  return (
    <Menu
      label={words.session.account(user.name)}
      header={
        <>
          <p className={styles['name']}>{user.name}</p>
          <p className={styles['email']}>{user.email}</p>
        </>
      }
      button={(props) => (
        <button
          type="button"
          {...props}
          className={styles['button']}
          aria-label={words.session.account(user.name)}
          title={user.name}
        >
          <Avatar id={user.id} name={user.name} />
        </button>
      )}
      groups={[
        [
          { label: words.account.profile.title, icon: 'user', onSelect: () => navigate('/profile') },
          { label: words.account.devices.title, icon: 'computer', onSelect: () => navigate('/devices') },
        ],
        themes.map((name) => ({
          label: words.general.themes[name],
          checked: name === theme,
          onSelect: () => choose(name),
        })),
        [{ label: words.session.signOut, icon: 'sign-out', onSelect: signOut }],
      ]}
    />
  );
});
