import { type StaffMember, staffPasswordSchema } from '@tandem/contract';
import { Dialog, FirstPasswordField, Form, SubmitButton, useWords } from '@tandem/ui';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import type { Handed } from './HandOver.tsx';

interface Props {
  readonly member: StaffMember;
  readonly onClose: () => void;
  /** `isOut`: they are signed out everywhere by now. */
  readonly onDone: (handed: Handed, isOut: boolean) => void;
}

/** A new password for somebody who has lost theirs. */
export function ResetPassword({ member, onClose, onDone }: Props) {
  const { team } = useStaffStores();
  const words = useWords().console.team;
  const { name, email } = member;
  return (
    <Dialog open onClose={onClose} title={words.resetting.title(name)}>
      <p>{words.resetting.text}</p>
      <Form
        schema={staffPasswordSchema}
        initial={{ password: '' }}
        onSubmit={async ({ password }) => {
          const isOut = await team.resetPassword(member.id, password);
          onDone({ name, email, password }, isOut);
        }}
        failed={words.resetting.failed}
        label={words.resetting.title(name)}
      >
        <FirstPasswordField label={words.handOver.password} owner={{ name, email }} />
        <div>
          <SubmitButton busy={words.resetting.busy}>{words.resetting.submit}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
