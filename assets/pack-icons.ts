export type Drawn = { readonly size: number; readonly png: Buffer };

/** Windows: a directory of PNGs; 256 is written as 0 (learn.microsoft.com/previous-versions/ms997538). */
export function packIco(images: readonly Drawn[]): Buffer {
  const header = Buffer.from([0, 0, 1, 0, images.length, 0]);
  let offset = header.length + 16 * images.length;
  const entries = images.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    entry.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0]);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...images.map(({ png }) => png)]);
}

const ICNS_TYPES: Readonly<Record<number, string>> = { 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' };

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + head.length, 4);
  return Buffer.concat([head, content]);
}

/** macOS: typed chunks with PNGs inside (en.wikipedia.org/wiki/Apple_Icon_Image_format). */
export function packIcns(images: readonly Drawn[]): Buffer {
  return chunk('icns', Buffer.concat(images.map(({ size, png }) => chunk(ICNS_TYPES[size] ?? 'ic10', png))));
}
