import type { StaffChange, StaffMember } from '@tandem/contract';
import { Avatar, IconButton, Menu, useFormat, useNow, useStores, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import records from '../place/records.module.css';
import styles from './team.module.css';

interface Props {
  readonly member: StaffMember;
  readonly onChange: (change: StaffChange) => void;
  readonly onDisable: () => void;
  readonly onPassword: () => void;
}

/** One member of staff. What is one's own is changed in the profile, so there is no menu. */
export const MemberRow = observer(function MemberRow({ member, onChange, onDisable, onPassword }: Props) {
  const { session } = useStores();
  const words = useWords().console.team;
  const format = useFormat();
  const now = useNow();
  const isMe = member.id === session.user?.id;
  const other = member.role === 'admin' ? 'agent' : 'admin';
  return (
    <li className={styles['member']} data-disabled={member.disabled || undefined}>
      <Avatar id={member.id} name={member.name} />
      <div className={records['about']}>
        <p className={`${records['name']} ${styles['name']}`}>
          <bdi>{member.name}</bdi>
          {isMe && <span className={records['note']}>{words.you}</span>}
          {member.disabled && <span className={styles['disabled']}>{words.disabled}</span>}
        </p>
        <p className={records['note']}>
          <bdi dir="ltr">{member.email}</bdi>
          {' · '}
          <time dateTime={member.createdAt} title={format.full(member.createdAt)}>
            {words.since(format.date(member.createdAt, now))}
          </time>
        </p>
      </div>
      <span className={styles['role']} data-role={member.role}>
        {words.roles[member.role]}
      </span>
      <span className={styles['menu']}>
        {!isMe && (
          <Menu
            label={words.actions(member.name)}
            groups={[
              [
                { label: words.makeRole[other], icon: 'user', onSelect: () => onChange({ role: other }) },
                { label: words.newPassword, icon: 'lock', onSelect: onPassword },
              ],
              [
                member.disabled
                  ? { label: words.enable, icon: 'check', onSelect: () => onChange({ disabled: false }) }
                  : { label: words.disable, icon: 'circle-slash', danger: true, onSelect: onDisable },
              ],
            ]}
            button={(button) => <IconButton {...button} icon="more" label={words.actions(member.name)} />}
          />
        )}
      </span>
    </li>
  );
});
