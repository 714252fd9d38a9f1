import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export interface Asset {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
  /** The name changes with the content, so it may be kept for ever. */
  readonly immutable: boolean;
}

export type Encoding = 'br' | 'gzip';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
};
const LEAST_COMPRESSED = 1_024;

/**
 * A built web app, held in memory: files of an old build go on being answered whole while a new one is written, and a
 * file that goes missing cannot fail a request halfway. Read again when its index page has changed.
 */
export class StaticSite {
  private assets = new Map<string, Asset>();
  private compressed: Compressed = new Map();
  private readAt: number | undefined;

  constructor(private readonly folder: string) {}

  /** The page every address of the app starts from; undefined while the app has not been built. */
  index(): Asset | undefined {
    this.readIfChanged();
    return this.assets.get('/index.html');
  }

  /** `path` begins with a slash. Only files that were there when the build was read exist. */
  file(path: string): Asset | undefined {
    if (this.readAt === undefined) this.readIfChanged();
    return this.assets.get(path);
  }

  /** The body in an encoding the client takes, from the build or made once per file; undefined where that gains nothing. */
  async encoded(asset: Asset, encoding: Encoding): Promise<Buffer | undefined> {
    if (!/^text|json|svg/.test(asset.type) || asset.body.length < LEAST_COMPRESSED) return undefined;
    const key = keyOf(asset, encoding);
    const known = this.compressed.get(key) ?? compress[encoding](asset.body);
    this.compressed.set(key, known);
    return known;
  }

  private readIfChanged(): void {
    const changedAt = statSync(join(this.folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt === undefined || changedAt === this.readAt) return;
    this.compressed = new Map();
    this.assets = readFolder(this.folder, this.compressed);
    this.readAt = changedAt;
  }
}

/** Bodies by encoding and content. */
type Compressed = Map<string, Promise<Buffer>>;
const keyOf = (asset: Asset, encoding: Encoding) => `${encoding}${asset.etag}`;

const compress: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (body) => promisify(gzip)(body),
};

/** What the build compressed beside a file whose name goes with its content; any other copy might be of an older one. */
const suffixes: Record<Encoding, string> = { br: '.br', gzip: '.gz' };

function readFolder(folder: string, compressed: Compressed): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || entry.name.startsWith('.') || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const body = readFileSync(file);
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    const asset: Asset = { body, type, etag, immutable: path.startsWith('/assets/') };
    assets.set(path, asset);
    if (!asset.immutable) continue;
    for (const encoding of ['br', 'gzip'] as const) {
      const copy = file + suffixes[encoding];
      if (existsSync(copy)) compressed.set(keyOf(asset, encoding), Promise.resolve(readFileSync(copy)));
    }
  }
  return assets;
}
