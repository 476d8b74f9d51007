import type { FileHandle } from 'node:fs/promises';
import { RandomAccessReader } from 'yauzl';

/** A section of an open file: all of it, or a zip that is stored inside another. Positions count from its start. */
export interface FileRange {
  readonly handle: FileHandle;
  readonly start: number;
  readonly size: number;
}

/** Bytes at a position. Throws `RangeError` if the range ends earlier. */
export async function readRange(range: FileRange, position: number, length: number): Promise<Buffer> {
  if (position < 0 || position + length > range.size) throw new RangeError('unexpected end of file');
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await range.handle.read(
      buffer,
      filled,
      length - filled,
      range.start + position + filled,
    );
    if (bytesRead === 0) throw new RangeError('unexpected end of file');
    filled += bytesRead;
  }
  return buffer;
}

/** The bytes from `position` on, in parts of at most 1 MiB. */
export async function* streamRange(range: FileRange, position: number, length: number) {
  const chunk = 1024 * 1024;
  for (let done = 0; done < length; done += chunk) {
    yield await readRange(range, position + done, Math.min(chunk, length - done));
  }
}

/** Lets yauzl read a range. It asks for a few bytes at a time, so it is served from a window. */
export class RangeReader extends RandomAccessReader {
  static readonly windowSize = 64 * 1024;
  readonly #range: FileRange;
  #window: { start: number; bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };

  constructor(range: FileRange) {
    super();
    this.#range = range;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#bytes(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(null);
      },
      (error) => callback(error),
    );
  }

  async #bytes(position: number, length: number): Promise<Buffer> {
    const { start, bytes } = this.#window;
    if (position >= start && position + length <= start + bytes.length) {
      return bytes.subarray(position - start, position - start + length);
    }
    if (length > RangeReader.windowSize) return readRange(this.#range, position, length);
    const ahead = Math.max(length, Math.min(RangeReader.windowSize, this.#range.size - position));
    const fresh = await readRange(this.#range, position, ahead);
    this.#window = { start: position, bytes: fresh };
    return fresh.subarray(0, length);
  }
}
