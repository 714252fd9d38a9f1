import { useWords } from '../language/index.ts';
import { Segmented } from '../primitives/index.ts';
import { themes, useTheme } from '../theme/index.ts';
import styles from './preferences.module.css';

/** How the app looks on this device. */
export function ThemeChoice() {
  const words = useWords().account.preferences;
  const { theme, choose } = useTheme();
  return (
    <div className={styles['choice']}>
      <span className={styles['label']} aria-hidden="true">
        {words.theme}
      </span>
      <Segmented
        label={words.theme}
        value={theme}
        options={themes.map((name) => ({ value: name, label: words.themes[name] }))}
        onChange={choose}
      />
    </div>
  );
}
