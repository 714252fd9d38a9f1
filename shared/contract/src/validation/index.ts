export * from './invalid-input.ts';
export * from './parse.ts';
export * from './refusals.ts';
export * from './scalars.ts';
