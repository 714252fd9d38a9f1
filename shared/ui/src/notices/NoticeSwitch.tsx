import { observer } from 'mobx-react-lite';
import { useWords } from '../language/index.ts';
import { Banner, Toggle } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';

interface Props {
  /** What it is about, where that is not answers of Support. */
  readonly about?: { readonly toggle: string; readonly on: string; readonly off: string };
}

/** Whether the browser tells of answers, and what stands in the way. */
export const NoticeSwitch = observer(function NoticeSwitch({ about }: Props) {
  const { notices } = useStores();
  const words = { ...useWords().account.notices, ...about };
  const { state } = notices;
  return (
    <>
      <Toggle
        label={words.toggle}
        checked={state === 'on'}
        disabled={state === 'blocked' || state === 'unsupported'}
        onChange={(on) => (on ? void notices.turnOn() : notices.turnOff())}
        {...(state === 'on' && { hint: words.on })}
        {...(state === 'off' && { hint: words.off })}
      />
      {state === 'blocked' && (
        <Banner tone="warning" title={words.blocked}>
          {words.unblock}
        </Banner>
      )}
      {state === 'unsupported' && <Banner>{words.unsupported}</Banner>}
    </>
  );
});
