import { Dialog, useWords } from '@tandem/ui';
import { Fragment } from 'react';
import styles from './sheet.module.css';
import { type Action, type Shortcut, shortcuts } from './shortcuts.ts';

const groups = ['move', 'ticket', 'views'] as const;

/** Every key and what it does. */
export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords().console;
  const rows: Record<Shortcut['group'], readonly { readonly keys: readonly string[]; readonly does: string }[]> = {
    move: [{ keys: ['Enter'], does: words.keys.open }],
    ticket: [{ keys: ['Enter'], does: words.keys.send }],
    views: [],
  };
  return (
    <Dialog open={open} onClose={onClose} title={words.keys.title}>
      {groups.map((group) => (
        <section key={group} className={styles['group']}>
          <h3 className={styles['heading']}>{words.keys.groups[group]}</h3>
          <dl className={styles['keys']}>
            {[
              ...shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map(({ keys, action }) => ({ keys, does: nameOf(action, words) })),
              ...rows[group],
            ].map(({ keys, does }) => (
              <div key={does} className={styles['row']}>
                <dt>
                  {keys.map((key, index) => (
                    <Fragment key={key}>
                      {index > 0 && ` ${keys[0] === 'Control' ? '+' : words.keys.sequence} `}
                      <kbd className={styles['key']}>{key === 'Control' ? words.keys.control : key}</kbd>
                    </Fragment>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}

function nameOf(action: Action, words: ReturnType<typeof useWords>['console']): string {
  if (action.startsWith('view:')) return words.views[action.slice('view:'.length) as keyof typeof words.views];
  return words.keys[action as Exclude<Action, `view:${string}`>];
}
