export * from './parse.ts';
export * from './scalars.ts';
