import { isStaff, type Participant, type User } from '@tandem/contract';
import { useWords } from '../language/index.ts';

/** Somebody as this reader knows them: null is the reader, a customer sees “Ada from Support”, staff see names. */
export type NameOf = (who: Participant) => string | null;

/** How the people in a conversation are called, for one reader. */
export function useNames(reader: User | null): NameOf {
  const words = useWords();
  const { fromSupport } = words.timeline;
  const { name } = words.general;
  return (who) => {
    if (reader === null) return name(who.name);
    if (who.id === reader.id) return null;
    return !isStaff(reader) && isStaff(who) ? fromSupport(who.name) : name(who.name);
  };
}

/** On which side of the conversation somebody's message stands. */
export function sideOf(who: Participant, reader: User): 'mine' | 'theirs' | 'team' {
  if (who.id === reader.id) return 'mine';
  return isStaff(reader) && isStaff(who) ? 'team' : 'theirs';
}
