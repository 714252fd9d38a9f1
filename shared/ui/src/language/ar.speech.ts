import { speech } from './speech.ts';

export const { counted, quoted } = speech<'zero' | 'one' | 'two' | 'few' | 'many' | 'other'>('ar', 'rtl');
