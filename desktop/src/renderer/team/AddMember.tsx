import { newStaffMemberSchema, type StaffRole, staffRoles } from '@tandem/contract';
import { Dialog, FirstPasswordField, Form, SelectField, SubmitButton, TextField, useWords } from '@tandem/ui';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import type { Handed } from './HandOver.tsx';

interface Props {
  readonly onClose: () => void;
  readonly onDone: (handed: Handed) => void;
}

/** Makes an account for somebody who starts to work here. */
export function AddMember({ onClose, onDone }: Props) {
  const { team } = useStaffStores();
  const all = useWords();
  const words = all.console.team;
  const add = async ({ name, email, role, password }: Record<'name' | 'email' | 'role' | 'password', string>) => {
    const member = await team.add({ name: name.trim(), email: email.trim(), role: role as StaffRole, password });
    onDone({ name: member.name, email: member.email, password });
  };
  return (
    <Dialog open onClose={onClose} title={words.adding.title}>
      <Form
        schema={newStaffMemberSchema}
        initial={{ name: '', email: '', role: 'agent', password: '' }}
        onSubmit={add}
        failed={words.adding.failed}
        label={words.adding.title}
      >
        <TextField name="name" label={all.session.name} autoComplete="off" />
        <TextField name="email" type="email" label={all.session.email} autoComplete="off" />
        <SelectField name="role" label={words.role} hint={words.roleHint}>
          {staffRoles.map((role) => (
            <option key={role} value={role}>
              {words.roles[role]}
            </option>
          ))}
        </SelectField>
        <FirstPasswordField label={words.adding.password} />
        <div>
          <SubmitButton busy={words.adding.busy}>{words.adding.submit}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
