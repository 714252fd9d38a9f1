import type { NativeWords } from '@tandem/ui/native-words';
import { dialog, shell } from 'electron';
import type { OutsideAnswer, OutsideOptions, OutsideQuestion } from '../core/links/outside.ts';
import type { ConsoleWindow } from './windows.ts';

const LONGEST = 300;

/** The way out to the system's own programs, and the question before it. Whoever presses Enter or Escape stays. */
export function wayOut(
  windows: ConsoleWindow,
  words: () => NativeWords['outside'],
): Pick<OutsideOptions, 'open' | 'confirm'> {
  return {
    open: (address) => shell.openExternal(address),
    async confirm({ host, looksLike, address }: OutsideQuestion): Promise<OutsideAnswer> {
      const { open, stay, question, looksLike: warning, remember } = words();
      const shown = address.length > LONGEST ? `${address.slice(0, LONGEST)} …` : address;
      const asked = {
        type: 'question' as const,
        message: question(host),
        detail: looksLike === null ? shown : `${warning(looksLike)}\n\n${shown}`,
        buttons: [stay, open],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
        checkboxLabel: remember,
      };
      const window = windows.native;
      const { response, checkboxChecked } = await (window === null
        ? dialog.showMessageBox(asked)
        : dialog.showMessageBox(window, asked));
      return { open: response === 1, remember: checkboxChecked };
    },
  };
}
