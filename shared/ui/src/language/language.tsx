import {
  createContext,
  type ReactNode,
  use,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Catalog, FirstWords } from './en.ts';
import { createFormat, type Format } from './format.ts';
import {
  isWhole,
  type Language,
  type LanguageName,
  languageKey,
  languageNames,
  loadFirstWords,
  loadLanguage,
} from './languages.ts';
import { regional } from './region.ts';

/** Everything below speaks this language until another one is chosen, here or in another tab, and the document says so. */
export function LanguageProvider({ language, children }: { language: Language<FirstWords>; children: ReactNode }) {
  const [current, setCurrent] = useState(language);
  const words = useMemo(() => spoken(current), [current]);
  const [wanted] = useState(() => ({ all: isWhole(language) }));
  const choose = useChoice(setCurrent, wanted);
  const value = useMemo(() => ({ ...words, wanted, choose }), [words, wanted, choose]);
  const { name, direction } = current;
  useLayoutEffect(() => {
    document.documentElement.lang = name;
    document.documentElement.dir = direction;
  }, [name, direction]);
  const all = isWhole(current) ? current.words : null;
  return (
    <LanguageContext value={value}>
      <AllWordsContext value={all}>{children}</AllWordsContext>
    </LanguageContext>
  );
}

/** Below this everything can be said, also where the language began with its first words. Suspends until the others are here. */
export function AllWords({ children }: { children: ReactNode }) {
  const { name, wanted } = useSpoken();
  const here = useContext(AllWordsContext);
  useEffect(() => {
    wanted.all = true;
  }, [wanted]);
  return <AllWordsContext value={here ?? use(fetchAll(name)).words}>{children}</AllWordsContext>;
}

/** Asks for all words of the language before they are needed. */
export function useAllWordsSoon(soon: boolean): void {
  const { name } = useSpoken();
  useEffect(() => {
    if (soon) fetchAll(name).catch(() => undefined); // whoever needs them will say so
  }, [name, soon]);
}

/** The words of the current language. Needs all of them: see {@link AllWords}. */
export function useWords(): Catalog {
  const words = useContext(AllWordsContext);
  if (words === null) throw new Error('Before somebody is signed in there are only the first words');
  return words;
}

/** Those words of the current language that are there from the beginning. */
export const useFirstWords = (): FirstWords => useSpoken().words;

/** Numbers, dates and durations as the current language writes them. */
export const useFormat = (): Format => useSpoken().format;

interface LanguageChoice {
  readonly language: LanguageName;
  /** Kept on this device and followed by its other tabs. Rejects if the words cannot be fetched; then nothing changes. */
  readonly choose: (name: LanguageName) => Promise<void>;
}

/** The language spoken now, and how to change it. */
export function useLanguage(): LanguageChoice {
  const { name, choose } = useSpoken();
  return { language: name, choose };
}

/** Loads a language and shows it, unless another was asked for meanwhile. */
function useChoice(show: (language: Language<FirstWords>) => void, wanted: Wanted): LanguageChoice['choose'] {
  const asked = useRef<LanguageName | null>(null);
  const [{ change, choose }] = useState(() => {
    const change = async (name: LanguageName) => {
      asked.current = name;
      const language = await (wanted.all ? fetchAll(name) : loadFirstWords[name]());
      if (asked.current === name) show(language);
    };
    const choose = async (name: LanguageName) => {
      await change(name);
      try {
        localStorage.setItem(languageKey, name);
      } catch {
        // Storage is full or forbidden: the choice holds until the page is left.
      }
    };
    return { change, choose };
  });
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent) => {
      const name = key === languageKey && languageNames.find((known) => known === newValue);
      // Cut off from the service, this tab keeps the words it has.
      if (name) change(name).catch(() => undefined);
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [change]);
  return choose;
}

/** Each language is fetched once, and again after a failure. */
const fetched = new Map<LanguageName, Promise<Language>>();
function fetchAll(name: LanguageName): Promise<Language> {
  const known = fetched.get(name);
  if (known) return known;
  const asked = loadLanguage[name]();
  fetched.set(name, asked);
  asked.catch(() => fetched.delete(name));
  return asked;
}

/** Whether a change of language has to bring all words along. */
interface Wanted {
  all: boolean;
}

interface Spoken {
  readonly name: LanguageName;
  readonly words: FirstWords;
  readonly format: Format;
}
const spoken = ({ name, words }: Language<FirstWords>): Spoken => ({
  name,
  words,
  format: createFormat(regional(name), words.general.justNow),
});

const LanguageContext = createContext<(Spoken & Pick<LanguageChoice, 'choose'> & { wanted: Wanted }) | null>(null);
const AllWordsContext = createContext<Catalog | null>(null);

function useSpoken() {
  const spoken = useContext(LanguageContext);
  if (spoken === null) throw new Error('Words need a LanguageProvider above them');
  return spoken;
}
