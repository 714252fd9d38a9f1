export { StoresProvider, useStores } from './StoresProvider.tsx';
