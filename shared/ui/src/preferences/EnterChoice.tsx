import { useWords } from '../language/index.ts';
import { Choices } from '../primitives/index.ts';
import { useEnterSends } from './enter-sends.ts';

/** What the Enter key does in a message. */
export function EnterChoice() {
  const words = useWords().account.preferences;
  const { enterSends, choose } = useEnterSends();
  return (
    <Choices
      label={words.enter}
      value={enterSends ? 'sends' : 'breaks'}
      options={[
        { value: 'sends', label: words.enterSends },
        { value: 'breaks', label: words.enterBreaks },
      ]}
      onChange={(value) => choose(value === 'sends')}
      hint={words.enterOnTouch}
    />
  );
}
