import { existsSync, readFileSync } from 'node:fs';
import { played } from './played.ts';

/** An image by its bytes: nothing is drawn here, but a file that is not there is as empty as in Electron. */
function image(source: string, bytes: Buffer): Electron.NativeImage {
  let template = false;
  const same = (): Electron.NativeImage => image(source, bytes);
  return played<Electron.NativeImage>('NativeImage', {
    source,
    isEmpty: () => bytes.length === 0,
    getSize: () => sizeOf(bytes),
    toPNG: () => bytes,
    toDataURL: () => `data:image/png;base64,${bytes.toString('base64')}`,
    resize: same,
    crop: same,
    addRepresentation: () => undefined,
    setTemplateImage: (on: boolean) => {
      template = on;
    },
    isTemplateImage: () => template,
  });
}

/** Width and height as a PNG states them. */
const sizeOf = (bytes: Buffer) =>
  bytes.length > 24 ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 0, height: 0 };

export const nativeImage = played<typeof Electron.NativeImage>('nativeImage', {
  createEmpty: () => image('', Buffer.alloc(0)),
  createFromPath: (path) => image(path, existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
  createFromBuffer: (bytes) => image('', bytes),
  createFromDataURL: (url) => image('', Buffer.from(url.split(',')[1] ?? '', 'base64')),
} satisfies Partial<typeof Electron.NativeImage>);
