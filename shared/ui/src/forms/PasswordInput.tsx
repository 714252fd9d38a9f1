import { type ComponentProps, useEffect, useState } from 'react';
import { useFirstWords } from '../language/index.ts';
import { IconButton, TextInput } from '../primitives/index.ts';

interface PasswordInputProps extends Omit<ComponentProps<typeof TextInput>, 'type' | 'end' | 'icon'> {
  readonly autoComplete: 'current-password' | 'new-password';
  /** On its way: hidden again, so that browsers offer to keep it. */
  readonly sending: boolean;
}

/** A password, with a button to look at it. */
export function PasswordInput({ sending, ...input }: PasswordInputProps) {
  const words = useFirstWords().session;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (sending) setShown(false);
  }, [sending]);
  return (
    <TextInput
      {...input}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      end={
        <IconButton
          icon={shown ? 'eye-off' : 'eye'}
          label={shown ? words.hidePassword : words.showPassword}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
