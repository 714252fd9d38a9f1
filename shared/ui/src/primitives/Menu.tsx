import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Menu.module.css';
import frames from './Popover.module.css';
import { type PopoverButton, useDismiss } from './Popover.tsx';

export interface MenuItem {
  readonly label: string;
  /** Of the label, where it is not in the language around it. */
  readonly lang?: string;
  readonly onSelect: () => void;
  readonly icon?: IconName;
  /** One of several: shown with a tick, announced as checked. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** At the far end: a key, a count. */
  readonly aside?: ReactNode;
}

interface MenuProps {
  readonly label: string;
  readonly align?: 'start' | 'end';
  readonly button: (props: PopoverButton & { readonly 'aria-haspopup': 'menu' }) => ReactNode;
  /** Groups of items, a line between them. */
  readonly groups: readonly (readonly MenuItem[])[];
  /** Above the items: who is signed in. */
  readonly header?: ReactNode;
}

/** Actions behind a button. Arrows, Home, End and first letters move; Enter or Space chooses; Escape goes back. */
export function Menu({ label, align = 'end', button, groups, header }: MenuProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useDismiss(open, frame, setOpen, opener);

  const items = () => [
    ...(menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled])') ?? []),
  ];

  useEffect(() => {
    if (!open) return;
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
    const first = all.find((item) => item.ariaChecked === 'true') ?? all.find((item) => item.ariaDisabled === null);
    (first ?? menu.current)?.focus({ preventScroll: true });
  }, [open]);

  const move = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = target(event.key, at, all);
    if (event.key === 'Tab') setOpen(false);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  const choose = (item: MenuItem) => {
    if (item.disabled) return;
    setOpen(false);
    // First, so that whatever the action opens can take the focus from here and give it back.
    opener.current?.focus();
    item.onSelect();
  };

  return (
    <div ref={frame} className={frames['frame']}>
      {button({
        ref: opener,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => setOpen((was) => !was),
      })}
      {open && (
        <div className={classes(frames['panel'], frames[align])}>
          {header !== undefined && <div className={styles['header']}>{header}</div>}
          <div ref={menu} id={id} role="menu" aria-label={label} tabIndex={-1} onKeyDown={move}>
            {groups.map((group, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity but their place
              // biome-ignore lint/a11y/useSemanticElements: a fieldset is not allowed in a menu
              <div key={index} role="group" className={styles['group']}>
                {group.map((item) => (
                  <MenuRow key={item.label} item={item} onChoose={() => choose(item)} />
                ))}
              </div>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function MenuRow({ item, onChoose }: { item: MenuItem; onChoose: () => void }) {
  const choice = item.checked !== undefined;
  return (
    <button
      type="button"
      {...(choice ? { role: 'menuitemradio', 'aria-checked': item.checked } : { role: 'menuitem' })}
      aria-disabled={item.disabled || undefined}
      tabIndex={-1}
      className={classes(styles['item'], item.danger && styles['danger'])}
      onClick={onChoose}
    >
      {choice && <Icon name="check" className={classes(!item.checked && styles['unchecked'])} />}
      {item.icon !== undefined && <Icon name={item.icon} />}
      <span className={styles['label']}>{item.lang ? <bdi lang={item.lang}>{item.label}</bdi> : item.label}</span>
      {item.aside !== undefined && <span className={styles['aside']}>{item.aside}</span>}
    </button>
  );
}

function target(key: string, at: number, all: readonly HTMLElement[]): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return all[(at + 1) % all.length];
    case 'ArrowUp':
      return all.at(at <= 0 ? -1 : at - 1);
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const from = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      return from.find((item) => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
    }
  }
}
