import { createHash, X509Certificate } from 'node:crypto';

/** A certificate as Chromium hands it over, with the one that signed it. */
export interface ChainLink {
  /** In PEM. */
  readonly data: string;
  readonly issuerCert?: ChainLink;
}

const LONGEST_CHAIN = 20;

/** Whether one of the pinned public keys is in a server's chain. Without pins every chain will do. */
export function isPinned(chain: ChainLink, pins: readonly string[] | undefined): boolean {
  if (pins === undefined) return true;
  const seen = new Set<ChainLink>();
  // A root names itself as its issuer.
  for (
    let link: ChainLink | undefined = chain;
    link && !seen.has(link) && seen.size < LONGEST_CHAIN;
    link = link.issuerCert
  ) {
    seen.add(link);
    if (pins.includes(pinOf(link.data))) return true;
  }
  return false;
}

/** The SHA-256 of a certificate's public key, in base64, as pins are written; empty for what is no certificate. */
export function pinOf(pem: string): string {
  try {
    const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(key).digest('base64');
  } catch {
    return '';
  }
}

/** The certificate of this computer to show to the server, if the policy names its issuer. */
export const certificateToShow = <C extends { readonly issuerName: string; readonly validExpiry: number }>(
  certificates: readonly C[],
  issuers: readonly string[] | undefined,
  now: number,
): C | undefined =>
  certificates.find(({ issuerName, validExpiry }) => issuers?.includes(issuerName) && validExpiry * 1_000 > now);
