import { useWords } from '@tandem/ui';
import { DoorPage } from '../session/DoorPage.tsx';
import { ServerForm } from './ServerForm.tsx';

/** The first start: where is the desk? */
export function SetUpPage() {
  const words = useWords().desktop.setUp;
  return (
    <DoorPage title={words.title} lead={words.lead}>
      <ServerForm />
    </DoorPage>
  );
}
