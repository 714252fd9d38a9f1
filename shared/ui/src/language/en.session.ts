import { counted, quoted } from './en.speech.ts';

/** Signing in, up, out, and in again. */
export const session = {
  signIn: {
    title: 'Sign in',
    lead: 'See your tickets and talk to support.',
    submit: 'Sign in',
    busy: 'Signing in',
    noAccount: 'New here?',
    toSignUp: 'Create an account',
  },
  signUp: {
    title: 'Create an account',
    lead: 'Open a ticket, talk to a person, see where it stands.',
    submit: 'Create account',
    busy: 'Creating your account',
    haveAccount: 'Have an account already?',
    toSignIn: 'Sign in',
    failed: (reason: string) => `The account was not created. ${reason}`,
  },
  again: {
    title: 'Please sign in again',
    lead: 'Nothing you typed is lost, and this page stays as it is.',
    somebodyElse: 'Sign in as somebody else',
    submit: 'Sign in and go on',
  },
  ended: {
    signed_out: 'You signed out in another tab.',
    replaced: 'Somebody else signed in, in another tab of this browser.',
    revoked: 'This device was signed out from another one.',
    disabled: 'This account has been disabled. Ask whoever runs the desk.',
    password_changed: 'The password was changed. Sign in with the new one.',
    expired: 'You have been away for a while.',
  },
  name: 'Name',
  nameHint: 'How support will address you.',
  email: 'E-mail address',
  password: 'Password',
  passwordHint: 'At least 12 characters. A few words make a good password.',
  /** How good a password is that is being chosen. */
  strength: {
    left: (count: number) => counted(count, { one: 'One more character.', other: '# more characters.' }),
    good: 'A good password: long, and hard to guess.',
  },
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  wrong: 'The e-mail address or the password is not right.',
  failed: (reason: string) => `You are not signed in. ${reason}`,
  account: (name: string) => `Account of ${quoted(name)}`,
  signOut: 'Sign out',
};
