import { buttonClass, EmptyState, Link, useWords } from '@tandem/ui';
import { Page } from './Page.tsx';

/** An address that leads nowhere. */
export default function NotFoundPage() {
  const words = useWords().portal.notFound;
  return (
    <Page title={words.title}>
      <EmptyState
        title={words.text}
        action={
          <Link href="/" className={buttonClass('primary')}>
            {words.home}
          </Link>
        }
      />
    </Page>
  );
}
