export * from './preferences.endpoints.ts';
export * from './preferences.schema.ts';
export * from './telling.ts';
