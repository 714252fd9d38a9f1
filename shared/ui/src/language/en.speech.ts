import { speech } from './speech.ts';

export const { counted, quoted } = speech<'one' | 'other'>('en', 'ltr');
