import type { LoadedList, PagedList } from '@tandem/client';
import { Banner, Button, useReasons, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';

interface Props {
  readonly list: Pick<LoadedList<unknown> | PagedList<{ id: number }>, 'failure' | 'reload'>;
  readonly title: string;
}

/** Why a list could not be loaded, and a way to try again. */
export const LoadFailed = observer(function LoadFailed({ list, title }: Props) {
  const words = useWords().general;
  const reasons = useReasons();
  if (list.failure === null) return null;
  return (
    <Banner
      tone="warning"
      title={title}
      actions={
        <Button size="small" icon="refresh" onClick={() => void list.reload()}>
          {words.tryAgain}
        </Button>
      }
    >
      {reasons.of(list.failure)}
    </Banner>
  );
});
