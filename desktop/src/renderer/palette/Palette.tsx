import { Dialog, Icon, useStores, useWords, VisuallyHidden } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import styles from './palette.module.css';
import type { PaletteItem } from './palette-items.ts';
import { type PaletteWishes, usePaletteItems } from './use-palette-items.ts';

interface Props extends PaletteWishes {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Everything the console can do, and every ticket, by a few letters. */
export function Palette({ open, onClose, ...wishes }: Props) {
  const words = useWords().console.palette;
  return (
    <Dialog open={open} onClose={onClose} title={words.title}>
      <Finder onClose={onClose} {...wishes} />
    </Dialog>
  );
}

const Finder = observer(function Finder({ onClose, ...wishes }: Omit<Props, 'open'>) {
  const words = useWords().console.palette;
  const { connection } = useStores();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { items, search } = usePaletteItems(text, wishes);
  const current = Math.min(at, items.length - 1);
  useEffect(() => () => search.clear(), [search]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  });

  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    // Once the dialog is gone and has given the focus back, so that what is chosen can take it.
    setTimeout(item.choose, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && items.length > 0) setAt((current + step + items.length) % items.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(items[current]);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles['palette']}>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={items[current] ? `${id}-${current}` : undefined}
        aria-autocomplete="list"
        aria-label={words.label}
        placeholder={words.hint}
        className={styles['input']}
        data-focus-first
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          search.look(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} role="listbox" aria-label={words.label} className={styles['list']}>
        {items.map((item, index) => (
          <Option
            key={item.id}
            id={`${id}-${index}`}
            item={item}
            heading={item.group === items[index - 1]?.group ? null : words.groups[item.group]}
            isCurrent={index === current}
            onPoint={() => setAt(index)}
            onChoose={() => choose(item)}
          />
        ))}
      </div>
      <p className={styles['note']} role="status">
        {search.searching
          ? words.searching
          : search.failure && connection.state !== 'live'
            ? words.offline
            : items.length === 0
              ? words.nothing
              : ''}
      </p>
      <VisuallyHidden>{words.keys}</VisuallyHidden>
    </div>
  );
});

interface OptionProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly heading: string | null;
  readonly isCurrent: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Option({ id, item, heading, isCurrent, onPoint, onChoose }: OptionProps) {
  return (
    <>
      {heading !== null && (
        <div className={styles['heading']} aria-hidden="true">
          {heading}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input; aria-activedescendant names the option */}
      <div
        id={id}
        role="option"
        aria-selected={isCurrent}
        className={styles['option']}
        onPointerMove={onPoint}
        onClick={onChoose}
      >
        <Icon name={item.icon} />
        <span className={styles['label']}>
          <bdi>{item.label}</bdi>
        </span>
        {item.keys && (
          <span className={styles['keys']} aria-hidden="true">
            {item.keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </span>
        )}
      </div>
    </>
  );
}
