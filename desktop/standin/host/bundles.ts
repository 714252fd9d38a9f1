import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = here(`../node_modules/.cache/standin-${process.pid}`);

export interface Bundles {
  /** The file that Node runs the app with. */
  readonly boot: string;
  readonly pageWorld: string;
  readonly preloadWorld: string;
}

let made: Promise<Bundles> | null = null;

/** The stand-in's own parts as Node and the browser take them, made once in each process that plays apps. */
export function bundles(): Promise<Bundles> {
  made ??= makeBundles();
  return made;
}

async function makeBundles(): Promise<Bundles> {
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const boot = join(folder, 'boot.mjs');
  const [, pageWorld, preloadWorld] = await Promise.all([
    build({
      entryPoints: [here('boot.ts')],
      outfile: boot,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    }),
    forPage('page-world.ts'),
    forPage('preload-world.ts'),
  ]);
  return { boot, pageWorld, preloadWorld };
}

async function forPage(name: string): Promise<string> {
  const entry = here(`page/${name}`);
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    target: 'chrome140',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
