import { useWords } from '@tandem/ui';
import { DoorPage } from '../session/DoorPage.tsx';
import { useDesktop } from './desktop-context.ts';
import { ManagedClosed } from './ManagedClosed.tsx';
import { ServerForm } from './ServerForm.tsx';

/** The first start: where is the desk? Unless the organisation has said so, and cannot be understood. */
export function SetUpPage() {
  const words = useWords().desktop.setUp;
  const desktop = useDesktop();
  if (desktop?.managed.server === 'closed') return <ManagedClosed />;
  return (
    <DoorPage title={words.title} lead={words.lead}>
      <ServerForm />
    </DoorPage>
  );
}
