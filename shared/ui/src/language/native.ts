import { native as ar } from './ar.native.ts';
import { native as de } from './de.native.ts';
import { native as en, type NativeWords } from './en.native.ts';

export type { NativeWords };

/** What the installed app says outside of its window. All of it at hand: without a window there is nobody to fetch a language. */
export const nativeWords: Readonly<Record<'en' | 'de' | 'ar', NativeWords>> = { en, de, ar };
