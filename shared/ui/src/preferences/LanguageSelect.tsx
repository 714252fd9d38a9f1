import { useState } from 'react';
import { languageLabels, languageNames, useFirstWords, useLanguage } from '../language/index.ts';
import { Field, Select } from '../primitives/index.ts';

interface LanguageSelectProps {
  readonly labelHidden?: boolean;
  /** Who has decided it, where it cannot be changed here. */
  readonly lockedBy?: string | undefined;
}

/** Which language the app speaks on this device. Each is called what its speakers call it, so that they find it. */
export function LanguageSelect({ labelHidden = false, lockedBy }: LanguageSelectProps) {
  const words = useFirstWords().general;
  const { language, choose } = useLanguage();
  const [failed, setFailed] = useState(false);
  return (
    <Field
      label={words.language}
      labelHidden={labelHidden}
      hint={lockedBy}
      hintIcon={lockedBy === undefined ? undefined : 'lock'}
      error={failed ? words.languageFailed : undefined}
    >
      {({ 'aria-required': _, ...control }) => (
        <Select
          {...control}
          disabled={lockedBy !== undefined}
          value={language}
          onChange={(event) => {
            const name = languageNames.find((known) => known === event.target.value) ?? language;
            setFailed(false);
            choose(name).catch(() => setFailed(true));
          }}
        >
          {languageNames.map((name) => (
            <option key={name} value={name} lang={name}>
              {languageLabels[name]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
