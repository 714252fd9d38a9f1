export { SessionProvider, StoresProvider, useSession, useStores } from './StoresProvider.tsx';
