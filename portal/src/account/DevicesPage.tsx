import { DeviceList, Link, useWords } from '@tandem/ui';
import { Page } from '../shell/Page.tsx';

/** Where a customer is signed in. */
export default function DevicesPage() {
  const words = useWords().account.devices;
  return (
    <Page title={words.title} lead={words.lead} narrow>
      <DeviceList />
      <p>
        {words.lost} <Link href="/profile">{words.toPassword}</Link>
      </p>
    </Page>
  );
}
