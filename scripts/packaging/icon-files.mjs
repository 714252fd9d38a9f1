/**
 * An icon of Windows: the same picture in several sizes, each as PNG.
 * @param {[edge: number, png: Buffer][]} pictures up to 256 pixels
 */
export function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [index, [edge, png]] of pictures.entries()) {
    const entry = 6 + 16 * index;
    head.writeUInt8(edge % 256, entry); // 256 is written as 0
    head.writeUInt8(edge % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...pictures.map(([, png]) => png)]);
}

/** The kinds of picture in an icon of macOS that are PNG, with their edges; those with two are for screens of double density. */
const kinds = /** @type {const} */ ([
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]);

/**
 * An icon of macOS.
 * @param {[edge: number, png: Buffer][]} pictures among them every edge from 32 to 1024
 */
export function icns(pictures) {
  const drawn = new Map(pictures);
  const parts = kinds.map(([kind, edge]) => {
    const png = drawn.get(edge) ?? Buffer.alloc(0);
    const head = Buffer.alloc(8);
    head.write(kind, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}
