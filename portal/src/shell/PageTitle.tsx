import { useUnreadCount, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';

/** The title of tab and window: the page, before it how much is unread. */
export const PageTitle = observer(function PageTitle({ page }: { page: string }) {
  const words = useWords().portal;
  const unread = useUnreadCount();
  return <title>{unread === '' ? words.title(page) : words.titleUnread(unread, page)}</title>;
});
