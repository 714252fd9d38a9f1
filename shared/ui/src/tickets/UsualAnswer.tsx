import { observer } from 'mobx-react-lite';
import { useEffect } from 'react';
import { useFormat, useWords } from '../language/index.ts';
import { useStores } from '../stores/index.ts';

/** How soon Support usually answers; nothing while that is not known. */
export const UsualAnswer = observer(function UsualAnswer() {
  const { answerTime } = useStores();
  const words = useWords().tickets.header;
  const format = useFormat();
  useEffect(() => {
    void answerTime.load();
  }, [answerTime]);
  return answerTime.usual === null ? null : words.usual(format.duration(answerTime.usual));
});
