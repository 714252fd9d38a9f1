import { RequestFailed } from '@tandem/client';
import type { StaffChange, StaffMember } from '@tandem/contract';
import { Banner, Button, Skeleton, useReasons, useWords } from '@tandem/ui';
import { observer } from 'mobx-react-lite';
import { useEffect, useState } from 'react';
import type { InboxQuery } from '../inbox/inbox-query.ts';
import { LoadFailed } from '../place/LoadFailed.tsx';
import { Place } from '../place/Place.tsx';
import records from '../place/records.module.css';
import { useStaffStores } from '../shell/StaffStoresProvider.tsx';
import { AddMember } from './AddMember.tsx';
import { DisableMember } from './DisableMember.tsx';
import { type Handed, HandOver } from './HandOver.tsx';
import { MemberRow } from './MemberRow.tsx';
import { ResetPassword } from './ResetPassword.tsx';

type Asking = { readonly what: 'disable' | 'password'; readonly of: StaffMember } | { readonly what: 'add' } | null;
type Said = { readonly tone: 'success' | 'danger'; readonly text: string } | null;

/** The accounts of staff: who there is, what each may do, and everything an admin can do about it. */
export const TeamPlace = observer(function TeamPlace({ query }: { query: InboxQuery }) {
  const { team } = useStaffStores();
  const words = useWords().console.team;
  const reasons = useReasons();
  const [asking, setAsking] = useState<Asking>(null);
  const [handed, setHanded] = useState<Handed | null>(null);
  const [said, setSaid] = useState<Said>(null);
  useEffect(() => void team.load(), [team]);

  /** Rejects with RequestFailed, for a dialog; a change from the menu says so above the list. */
  const change = async ({ id, name }: StaffMember, wanted: StaffChange) => {
    setSaid(null);
    const isOut = await team.change(id, wanted);
    const { changed } = words;
    const text = wanted.role
      ? changed.role(name, words.roles[wanted.role])
      : wanted.disabled
        ? changed.disabled(name)
        : changed.enabled(name);
    setSaid(isOut ? { tone: 'success', text } : { tone: 'danger', text: changed.outLater(name) });
  };
  const changeAtOnce = (member: StaffMember, wanted: StaffChange) => {
    change(member, wanted).catch((cause: unknown) => {
      setSaid({ tone: 'danger', text: words.failed(member.name, reasons.of(RequestFailed.from(cause))) });
    });
  };
  const handOver = (what: Handed, isOut = true) => {
    setSaid(isOut ? null : { tone: 'danger', text: words.changed.outLater(what.name) });
    setAsking(null);
    setHanded(what);
  };
  const close = () => setAsking(null);

  return (
    <Place
      title={words.title}
      lead={words.lead}
      query={query}
      action={
        <Button variant="primary" icon="plus" onClick={() => setAsking({ what: 'add' })}>
          {words.add}
        </Button>
      }
    >
      {said && (
        <Banner tone={said.tone} urgent={said.tone === 'danger'}>
          {said.text}
        </Banner>
      )}
      <LoadFailed list={team} title={words.loadFailed} />
      {team.items.length === 0 && team.state !== 'failed' && <Skeleton label={words.loading} rows={4} />}
      <ul className={records['records']} aria-label={words.list} hidden={team.items.length === 0}>
        {team.items.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            onChange={(wanted) => changeAtOnce(member, wanted)}
            onDisable={() => setAsking({ what: 'disable', of: member })}
            onPassword={() => setAsking({ what: 'password', of: member })}
          />
        ))}
      </ul>
      {team.hasMore && (
        <Button busy={team.loadingMore} onClick={() => void team.loadMore()}>
          {words.more}
        </Button>
      )}
      {asking?.what === 'add' && <AddMember onClose={close} onDone={handOver} />}
      {asking?.what === 'password' && <ResetPassword member={asking.of} onClose={close} onDone={handOver} />}
      {asking?.what === 'disable' && (
        <DisableMember member={asking.of} onClose={close} onDisable={() => change(asking.of, { disabled: true })} />
      )}
      {handed && <HandOver handed={handed} onClose={() => setHanded(null)} />}
    </Place>
  );
});
