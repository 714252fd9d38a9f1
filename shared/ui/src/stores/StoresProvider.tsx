import type { SessionStore, Stores } from '@tandem/client';
import { createContext, type ReactNode, useContext } from 'react';

const SessionContext = createContext<SessionStore | null>(null);
const StoresContext = createContext<Stores | null>(null);

/** Hands the stores of one client to everything below. Wrap what reads them in `observer`. */
export function StoresProvider({ stores, children }: { stores: Stores; children: ReactNode }) {
  return (
    <StoresContext value={stores}>
      <SessionProvider session={stores.session}>{children}</SessionProvider>
    </StoresContext>
  );
}

/** Hands on the session alone: enough for the pages in front of the door, which then need not load the rest. */
export function SessionProvider({ session, children }: { session: SessionStore; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The stores of the client this is shown for. */
export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error('useStores needs a StoresProvider above it');
  return stores;
}

/** Who is signed in, wherever one is. */
export function useSession(): SessionStore {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession needs a SessionProvider above it');
  return session;
}
