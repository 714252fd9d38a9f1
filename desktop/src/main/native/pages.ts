import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron';
import { contentPolicy, type PageList, pageFileOf } from '../core/window/pages.ts';

/** Must be called before the app is ready. No fetch, no way around the content policy. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Serves the window's own files, of the list that was made with them, at `app://tandem/`. */
export async function servePages(folder: string): Promise<void> {
  const pages: PageList = JSON.parse(await readFile(join(folder, 'pages.json'), 'utf8'));
  protocol.handle('app', async ({ url, method }) => {
    const page = method === 'GET' ? pageFileOf(url, pages) : null;
    if (page === null) return new Response('Not found', { status: 404, headers });
    const body = await readFile(join(folder, page.file));
    return new Response(new Uint8Array(body), { headers: { ...headers, 'Content-Type': page.type } });
  });
}

const headers = {
  'Content-Security-Policy': contentPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
