import { Banner, Button, Field, TextInput, useWords } from '@tandem/ui';
import { type FormEvent, useState } from 'react';
import type { Report } from '../../ipc/report.schema.ts';
import { ask } from './bridge.ts';
import styles from './desktop.module.css';
import { useDesktop } from './desktop-context.ts';
import { Findings } from './Findings.tsx';

/** Asks where the desk is, tries it, and works there from then on. What was found wrong is shown, and the address stays. */
export function ServerForm() {
  const desktop = useDesktop();
  const words = useWords().desktop;
  const [address, setAddress] = useState(desktop?.facts.server ?? '');
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<Report | 'failed' | null>(null);

  const connect = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || desktop === null) return;
    setBusy(true);
    setReport(null);
    try {
      const found = await ask(desktop.bridge, 'server.choose', { address: address.trim() });
      if (isUsable(found)) window.location.assign('/');
      else setReport(found);
    } catch {
      setReport('failed');
    } finally {
      setBusy(false);
    }
  };
  const noAddress = report !== null && report !== 'failed' && report.server === null;
  return (
    <form className={styles['form']} onSubmit={connect} noValidate>
      <Field
        label={words.setUp.address}
        hint={words.setUp.hint}
        error={noAddress ? words.setUp.notAnAddress : undefined}
      >
        {(control) => (
          <TextInput
            {...control}
            value={address}
            onChange={(event) => setAddress(event.target.value)}
            inputMode="url"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            dir="ltr"
          />
        )}
      </Field>
      {report === 'failed' && (
        <Banner tone="danger" urgent>
          {words.doctor.failed}
        </Banner>
      )}
      {report !== null && report !== 'failed' && report.server !== null && (
        <>
          <Banner tone="danger" urgent>
            {words.setUp.failed}
          </Banner>
          <Findings report={report} />
        </>
      )}
      <Button type="submit" variant="primary" busy={busy} disabled={address.trim() === ''}>
        {busy ? words.doctor.running : words.setUp.go}
      </Button>
    </form>
  );
}

const isUsable = ({ server, findings }: Report): boolean =>
  server !== null && findings.every(({ result, check }) => result !== 'bad' || check === 'notices');
