import type { Stores } from '@tandem/client';
import { createContext, type ReactNode, useContext } from 'react';

const StoresContext = createContext<Stores | null>(null);

/** Hands the stores of one client to everything below. Wrap what reads them in `observer`. */
export function StoresProvider({ stores, children }: { stores: Stores; children: ReactNode }) {
  return <StoresContext value={stores}>{children}</StoresContext>;
}

/** The stores of the client this is shown for. */
export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error('useStores needs a StoresProvider above it');
  return stores;
}
