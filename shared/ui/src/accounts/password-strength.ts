import { weaknessOf } from '@tandem/contract';
import { useReasons, useWords } from '../language/index.ts';

interface Owner {
  readonly name: string;
  readonly email: string;
}

/** What the schema asks for (NIST SP 800-63B: length, no composition rules). */
const SHORTEST = 12;

/** In words, how a password that is being chosen stands; the api judges by the same rule. Empty: the advice to begin with. */
export function usePasswordStrength(): (password: string, owner: Owner) => string {
  const words = useWords();
  const reasons = useReasons();
  return (password, owner) => {
    const { length } = password;
    if (length === 0) return words.session.passwordHint;
    if (length < SHORTEST) return words.account.password.left(SHORTEST - length);
    const weakness = weaknessOf(password, owner);
    return weakness ? reasons.at({ why: { code: weakness }, said: '' }) : words.account.password.good;
  };
}
