import { crc32 } from 'node:zlib';

/** A complete PNG file of this size in pixels, as far as its chunks show, made different by `seed`. */
export function wholePng(width: number, height: number, seed = ''): Buffer {
  const gray = 0;
  return pngOf(width, height, gray, [
    chunk('tEXt', Buffer.from(`seed\0${seed}`)),
    chunk('IDAT', Buffer.from('data')),
  ]);
}

/** A PNG file in RGB. @param data its rows, compressed by zlib */
export function picturePng(width: number, height: number, data: Buffer): Buffer {
  const rgb = 2;
  return pngOf(width, height, rgb, [chunk('IDAT', data)]);
}

function pngOf(width: number, height: number, color: number, chunks: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = color;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...chunks,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
