import { observer } from 'mobx-react-lite';
import { useEffect, useState } from 'react';
import { useWords } from '../language/index.ts';
import { Banner, Button, IconButton } from '../primitives/index.ts';
import { useStores } from '../stores/index.ts';
import { type LineState, useLine } from './use-line.ts';

/** The state of the connection, only while there is something to say: lost, coming back, what was missed, what waits. */
export const ConnectionBanner = observer(function ConnectionBanner() {
  const { connection } = useStores();
  const words = useWords().connection;
  const line = useLine();
  switch (line.state) {
    case 'fine':
      return null;
    case 'back':
      return <Back missed={line.missed} onDismiss={line.dismiss} />;
    default:
      return (
        <Banner
          wide
          tone="warning"
          icon="offline"
          actions={
            <Button size="small" onClick={() => connection.retryNow()}>
              {words.tryNow}
            </Button>
          }
        >
          {said[line.state](words)} <Waiting />
        </Banner>
      );
  }
});

type Down = Exclude<LineState, 'fine' | 'back'>;
const said: Record<Down, (words: ReturnType<typeof useWords>['connection']) => string> = {
  offline: (words) => words.offline,
  connecting: (words) => words.connecting,
  reconnecting: (words) => words.reconnecting,
};

const Waiting = observer(function Waiting() {
  const { outbox } = useStores();
  const words = useWords().connection;
  if (outbox.waiting === 0) return null;
  return words.outbox(outbox.waiting);
});

const BRIEFLY = 5_000;

function Back({ missed, onDismiss }: { missed: number; onDismiss: () => void }) {
  const words = useWords();
  const [shown, setShown] = useState(true);
  useEffect(() => {
    // What was missed stays until it is seen; that all is well again is only said in passing.
    if (missed > 0) return;
    const timer = setTimeout(() => setShown(false), BRIEFLY);
    return () => clearTimeout(timer);
  }, [missed]);
  if (!shown && missed === 0) return null;
  return (
    <Banner
      wide
      tone="success"
      actions={<IconButton icon="close" size="small" label={words.general.dismiss} onClick={onDismiss} />}
    >
      {words.connection.back}
      {missed > 0 && ` ${words.connection.missed(missed)}`}
    </Banner>
  );
}
