import { RequestFailed } from '@tandem/client';
import type { StaffMember } from '@tandem/contract';
import { Banner, Button, Dialog, useReasons, useWords } from '@tandem/ui';
import { useState } from 'react';

interface Props {
  readonly member: StaffMember;
  readonly onClose: () => void;
  /** Rejects with RequestFailed. */
  readonly onDisable: () => Promise<void>;
}

/** Says what disabling means, and does it. */
export function DisableMember({ member, onClose, onDisable }: Props) {
  const all = useWords();
  const words = all.console.team;
  const reasons = useReasons();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<RequestFailed | null>(null);
  const disable = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await onDisable();
      onClose();
    } catch (cause) {
      setFailure(RequestFailed.from(cause));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.disabling.title(member.name)}
      footer={
        <>
          <Button onClick={onClose}>{all.general.cancel}</Button>
          <Button variant="danger" busy={busy} onClick={() => void disable()}>
            {busy ? words.disabling.busy : words.disabling.yes}
          </Button>
        </>
      }
    >
      <p>{words.disabling.text}</p>
      {failure && (
        <Banner tone="danger" urgent>
          {words.failed(member.name, reasons.of(failure))}
        </Banner>
      )}
    </Dialog>
  );
}
