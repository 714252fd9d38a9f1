import { weaknessOf } from '@tandem/contract';
import { useFirstWords, useReasons } from '../language/index.ts';

interface Owner {
  readonly name: string;
  readonly email: string;
}

/** What the schema asks for (NIST SP 800-63B: length, no composition rules). */
const SHORTEST = 12;

/** In words, how a password that is being chosen stands; the api judges by the same rule. Empty: the advice to begin with. */
export function usePasswordStrength(): (password: string, owner: Owner) => string {
  const words = useFirstWords().session;
  const reasons = useReasons();
  return (password, owner) => {
    const { length } = password;
    if (length === 0) return words.passwordHint;
    if (length < SHORTEST) return words.strength.left(SHORTEST - length);
    const weakness = weaknessOf(password, owner);
    return weakness ? reasons.at({ why: { code: weakness }, said: '' }) : words.strength.good;
  };
}
