import { app, type Certificate, type Session, session } from 'electron';
import { certificateToShow, isPinned } from '../core/policy/certificates.ts';
import type { ManagedPolicy } from '../core/policy/managed-policy.ts';
import { followProxy } from '../core/policy/proxy.ts';

const kept = 'persist:tandem-service';

/**
 * The session in which the service is spoken to. No page ever belongs to it. Where nothing may be kept its cookies live in
 * memory; those of a time when they were kept are removed.
 */
export async function serviceSession(keeps: boolean): Promise<Session> {
  if (keeps) return session.fromPartition(kept);
  await session.fromPartition(kept).clearStorageData({ storages: ['cookies'] });
  return session.fromPartition('tandem-service');
}

/** Proxies and certificates as the policy wants them, now and whenever it changes. */
export function manageNetwork(
  service: Session,
  managed: ManagedPolicy,
  onFailed: (cause: unknown) => void,
): Promise<void> {
  let pins: readonly string[] | undefined;
  const pin = (): void => {
    const wanted = managed.policy.value('tls.spkiPins');
    if (wanted === pins) return;
    pins = wanted;
    // -2: refused. -3: as Chromium itself has decided, which is never loosened.
    service.setCertificateVerifyProc(
      pins === undefined ? null : ({ certificate }, decide) => decide(isPinned(certificate, pins) ? -3 : -2),
    );
  };
  managed.onChange(pin); // heard before the way changes, which ends connections that were judged otherwise
  pin();
  return followProxy(service, managed, onFailed);
}

/** Shows the server that asks for one a certificate of an issuer that the policy names; without a policy, none. */
export function showCertificates(managed: () => ManagedPolicy | null): void {
  app.on('select-client-certificate', (event, _contents, _url, certificates: Certificate[], choose) => {
    event.preventDefault();
    const issuers = managed()?.policy.value('tls.clientCertFilter');
    const chosen = certificateToShow(certificates, issuers, Date.now());
    if (chosen) choose(chosen);
    else choose();
  });
}
