import { Dialog, useWords } from '@tandem/ui';
import { DoctorPane } from './DoctorPane.tsx';
import type { Pane } from './desktop-context.ts';
import { ServerForm } from './ServerForm.tsx';
import { SettingsPane } from './SettingsPane.tsx';

/** The part of the app that is open over the console, if one is. */
export function DesktopPanes({ pane, onClose }: { pane: Pane | null; onClose: () => void }) {
  const words = useWords().desktop;
  return (
    <>
      <Dialog open={pane === 'settings'} onClose={onClose} title={words.settings.title}>
        <SettingsPane />
      </Dialog>
      <Dialog open={pane === 'doctor'} onClose={onClose} title={words.doctor.title}>
        <DoctorPane />
      </Dialog>
      <Dialog open={pane === 'server'} onClose={onClose} title={words.setUp.title}>
        <p>{words.setUp.lead}</p>
        <ServerForm />
      </Dialog>
    </>
  );
}
