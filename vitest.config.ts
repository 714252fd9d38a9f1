import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** Node resolves `@tandem/*` to `dist`; tests run the sources, so that nothing has to be built first. */
const conditions = ['source', 'module', 'node', 'development|production'];
const excluded = ['**/node_modules/**', '**/dist/**'];
const integration = '**/*.integration.test.{ts,mjs}';
/** What is packed from the built app, and the installers made from that: `npm run packaging`, `npm run prove:packaging`. */
const packed = '**/*.packaging.test.mjs';
const installers = '**/*.installers.test.mjs';
const aboutStores = process.env['TEST_BACKEND'] === 'mariadb' ? [] : ['scripts/**'];
const inBrowser = [
  'shared/ui/**/*.test.{ts,tsx}',
  'portal/**/*.test.{ts,tsx}',
  'desktop/src/renderer/**/*.test.{ts,tsx}',
];

/** All cores but one, which is left to the process that transforms; of two both, for that has little to do. */
const computing = { maxWorkers: Math.max(2, availableParallelism() - 1), sequence: { groupOrder: 1 } };

/** Without the tsconfig files: what decides the output is here. */
const transform = { tsconfig: false, jsx: { runtime: 'automatic' as const } };

/** Test files share workers, at a third of the time: what one changes in a module or on the page it puts back. */
const project = (test: NonNullable<TestProjectInlineConfiguration['test']>): TestProjectInlineConfiguration => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  oxc: transform,
  test: {
    exclude: excluded,
    isolate: false,
    maxWorkers: 2,
    unstubGlobals: true,
    unstubEnvs: true,
    restoreMocks: true,
    ...test,
  },
});

/**
 * `unit`: no store, no port. `unit-dom`: components in jsdom.
 * `integration`: the real api on the stores that TEST_BACKEND names (`sqlite`, the default, or `mariadb` with
 * TEST_DATABASE_URL and TEST_REDIS_URL); `npm run test:integration` starts private ones.
 */
export default defineConfig({
  test: {
    projects: [
      project({
        ...computing,
        name: 'unit',
        include: ['**/*.test.{ts,mjs}'],
        exclude: [...excluded, ...inBrowser, integration, packed, installers],
        // Those with generated input take a second, and many on a machine that does something else.
        testTimeout: 20_000,
      }),
      project({
        ...computing,
        name: 'unit-dom',
        include: inBrowser,
        environment: 'jsdom',
        setupFiles: 'shared/ui/src/testing/clear-page.ts',
        testTimeout: 20_000,
      }),
      project({
        name: 'integration',
        include: [integration],
        exclude: [...excluded, ...aboutStores],
        testTimeout: 60_000, // some start processes, one after the other, on a machine that runs stories beside them
        hookTimeout: 60_000,
        retry: 1, // named in the gate's table: a slow machine must not hide behind it, nor stop a release
      }),
      project({ name: 'packaging', include: [packed], testTimeout: 60_000, hookTimeout: 180_000 }),
      project({ name: 'installers', include: [installers], testTimeout: 180_000, hookTimeout: 180_000 }),
    ],
  },
});
