export { storesOf } from '@tandem/client';
