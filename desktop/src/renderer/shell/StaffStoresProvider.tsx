import { createStaffStores, type StaffStores, type Stores } from '@tandem/client';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

const StaffStoresContext = createContext<StaffStores | null>(null);

/** Hands what only staff have to everything below. */
export function StaffStoresProvider({ stores, children }: { stores: Stores; children: ReactNode }) {
  const [staffStores] = useState(() => createStaffStores(stores));
  useEffect(() => staffStores.start(), [staffStores]);
  return <StaffStoresContext value={staffStores}>{children}</StaffStoresContext>;
}

/** The stores of the console alone. */
export function useStaffStores(): StaffStores {
  const stores = useContext(StaffStoresContext);
  if (stores === null) throw new Error('useStaffStores needs a StaffStoresProvider above it');
  return stores;
}
