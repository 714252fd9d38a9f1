import type { RefusalCode } from '../validation/index.ts';
import { commonPhrases, commonWords } from './common-words.ts';

/** Whose password it is to be. */
interface Owner {
  readonly name: string;
  readonly email: string;
}

/** Why a password would be among the first to be guessed: a refusal code. */
export type PasswordWeakness = Extract<RefusalCode, `password_${'repeated' | 'sequence' | 'owner' | 'common'}`>;

/**
 * Why a password would be among the first to be guessed; undefined when it would not. Passwords long enough for us are
 * rarely on lists of common ones, but those that are follow few patterns.
 */
export function weaknessOf(password: string, owner: Owner): PasswordWeakness | undefined {
  const plain = simplified(password);
  if (isRepeated(plain)) return 'password_repeated';
  if (isSequence(plain)) return 'password_sequence';
  if (isAbout(plain, owner)) return 'password_owner';
  if (isCommon(plain)) return 'password_common';
  return undefined;
}

/** Without what people add to make a word look random: capitals, l33t spelling, separators. */
const simplified = (password: string): string =>
  password
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\s._\-!?#*+,;:/\\|'"~^()[\]{}<>=&%]+/g, '');

const letters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
const unleet = (plain: string) => plain.replace(/[013457@$]/g, (character) => letters[character] ?? character);

const LONGEST_PERIOD = 8;

/** `aaaaaaaaaaaa`, `abcabcabcabc`, `hellohello12`: a few characters over and over, whatever digits follow. */
function isRepeated(plain: string): boolean {
  if (new Set(plain).size < 4) return true;
  return [plain, plain.replace(/\d+$/, '')].some((text) => {
    for (let period = 1; period <= LONGEST_PERIOD && period * 2 <= text.length; period++) {
      if (text.slice(period) === text.slice(0, -period)) return true;
    }
    return false;
  });
}

const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1q2w3e4r5t6y7u8i9o0p',
  'zaq12wsxcde34rfv',
];
const bothWays = runs.flatMap((run) => [run, [...run].reverse().join('')]);
const SHORTEST_RUN = 4;

/** Nothing but pieces of rows and alphabets, forwards or backwards: `qwertyuiop12`, `abcdefgh1234`. */
function isSequence(plain: string): boolean {
  let left = 0;
  for (let at = 0; at < plain.length; ) {
    const length = longestRun(plain.slice(at));
    if (length < SHORTEST_RUN) left += 1;
    at += length < SHORTEST_RUN ? 1 : length;
  }
  return left <= 2;
}

function longestRun(text: string): number {
  let length = Math.min(text.length, 2);
  while (length < text.length && bothWays.some((run) => run.includes(text.slice(0, length + 1)))) length += 1;
  return length;
}

/** What remains without the owner's own words is too little to guess. */
function isAbout(plain: string, { name, email }: Owner): boolean {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  const words = [...name.toLowerCase().split(/\s+/), local, ...local.split(/[._+-]/), ...domain.split('.')]
    .map(simplified)
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), plain);
  return rest.length < plain.length && rest.replace(/\d/g, '').length < 4;
}

const MOST_ADDED = 3;

/** A well-known phrase, or one or two common words with digits around them: `P@ssw0rd1234`, `Welcome2024!!`. */
function isCommon(plain: string): boolean {
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [plain, core, plain.replace(/\d+/g, ''), unleet(core), unleet(plain)].some(
    (text) => commonPhrases.has(text) || isMadeOfCommonWords(text, 2),
  );
}

/** Whether at most `most` common words in a row explain all but a few letters of the text. */
function isMadeOfCommonWords(text: string, most: number): boolean {
  if (text.length <= MOST_ADDED) return most < 2;
  if (most === 0) return false;
  for (let length = text.length; length >= 3; length--) {
    if (commonWords.has(text.slice(0, length)) && isMadeOfCommonWords(text.slice(length), most - 1)) return true;
  }
  return false;
}
