import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export interface Part {
  readonly path: string;
  readonly bytes: Buffer | string;
  readonly deflate?: boolean;
}

/** A zip of some parts, as yazl writes it. */
export function makeZip(parts: readonly Part[], options: { zip64?: boolean } = {}): Promise<Buffer> {
  const forceZip64Format = options.zip64 ?? false;
  const zip = new ZipFile();
  for (const { path, bytes, deflate = false } of parts) {
    zip.addBuffer(Buffer.from(bytes), path, { compress: deflate, forceZip64Format });
  }
  zip.end({ forceZip64Format, comment: '' });
  return buffer(zip.outputStream);
}

/** Where the central directory's record of a part begins. */
export function recordOf(zip: Buffer, path: string): number {
  for (
    let at = zip.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\x01\x02', at + 4, 'latin1')
  ) {
    const length = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + length) === path) return at;
  }
  throw new Error(`no ${path} in the zip`);
}

/** The same zip with other bytes at a position. */
export function patch(zip: Buffer, at: number, bytes: readonly number[]): Buffer {
  const copy = Buffer.from(zip);
  copy.set(bytes, at);
  return copy;
}

/** The same zip in which a path is replaced by one of equal length, in every header. */
export function renamePart(zip: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error('the names must be of equal length');
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}
