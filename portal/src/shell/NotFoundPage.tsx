import { buttonClass, Link, useWords } from '@tandem/ui';
import { Page } from './Page.tsx';

/** An address that leads nowhere. */
export default function NotFoundPage() {
  const words = useWords().portal.notFound;
  return (
    <Page title={words.title} lead={words.text} narrow>
      <p>
        <Link href="/" className={buttonClass('primary')}>
          {words.home}
        </Link>
      </p>
    </Page>
  );
}
