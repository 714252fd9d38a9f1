import type { Phase } from '../session/desk-session.ts';

/** What the icon of the app says: nothing, a count, or that somebody has to sign in again. */
export type Badge =
  | { readonly kind: 'none' }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'expired' };

/** The count comes from the service, never from what was shown. */
export function badgeOf(phase: Phase, unread: number | null): Badge {
  if (phase === 'expired') return { kind: 'expired' };
  if (phase !== 'signed_in' || unread === null || unread <= 0) return { kind: 'none' };
  return { kind: 'count', count: unread };
}

/** As few characters as tell it; the service counts to 101. */
export function badgeText(badge: Badge): string {
  if (badge.kind === 'expired') return '!';
  if (badge.kind === 'none') return '';
  return badge.count > 100 ? '100+' : String(badge.count);
}
