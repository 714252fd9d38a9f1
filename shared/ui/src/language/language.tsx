import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Catalog } from './en.ts';
import { createFormat, type Format } from './format.ts';
import { type Language, type LanguageName, languageKey, languageNames, loadLanguage } from './languages.ts';
import { regional } from './region.ts';

/** Everything below speaks this language until another one is chosen, here or in another tab, and the document says so. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  const [current, setCurrent] = useState(language);
  const words = useMemo(() => spoken(current), [current]);
  const choose = useChoice(setCurrent);
  const value = useMemo(() => ({ ...words, choose }), [words, choose]);
  const { name, direction } = current;
  useLayoutEffect(() => {
    document.documentElement.lang = name;
    document.documentElement.dir = direction;
  }, [name, direction]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

/** The words of the current language. */
export const useWords = (): Catalog => useSpoken().words;

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
function useChoice(show: (language: Language) => void): LanguageChoice['choose'] {
  const asked = useRef<LanguageName | null>(null);
  const [{ change, choose }] = useState(() => {
    const change = async (name: LanguageName) => {
      asked.current = name;
      const language = await loadLanguage[name]();
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

interface Spoken {
  readonly name: LanguageName;
  readonly words: Catalog;
  readonly format: Format;
}
const spoken = ({ name, words }: Language): Spoken => ({
  name,
  words,
  format: createFormat(regional(name), words.general.justNow),
});

const LanguageContext = createContext<(Spoken & Pick<LanguageChoice, 'choose'>) | null>(null);

function useSpoken() {
  const spoken = useContext(LanguageContext);
  if (spoken === null) throw new Error('Words need a LanguageProvider above them');
  return spoken;
}
