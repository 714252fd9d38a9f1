import type { RequestFailed } from '@tandem/client';
import type { Refusal } from '@tandem/contract';
import { useMemo } from 'react';
import type { Catalog } from './en.ts';
import { useFirstWords } from './language.tsx';

/** What is wrong with a field: by code where it has one, always in English. */
export interface Finding {
  readonly why?: Refusal | undefined;
  readonly said: string;
}

/** Why something did not work, in the reader's language; in English where a newer service gives a code unknown here. */
export interface Reasons {
  readonly of: (failure: Pick<RequestFailed, 'code' | 'message'> | null | undefined) => string;
  readonly at: (finding: Finding) => string;
}

/** Failures and refusals in the current language. */
export function useReasons(): Reasons {
  const { errors } = useFirstWords();
  return useMemo(() => reasonsIn(errors), [errors]);
}

/** Failures and refusals in the words of one language. */
export function reasonsIn({ failures, refusals }: Catalog['errors']): Reasons {
  return {
    of(failure) {
      if (!failure) return '';
      const { code, message } = failure;
      return Object.hasOwn(failures, code) ? failures[code](message) : message;
    },
    at({ why, said }) {
      if (why === undefined || !Object.hasOwn(refusals, why.code)) return said;
      const say: (values: never) => string = refusals[why.code];
      return say(why as never);
    },
  };
}
