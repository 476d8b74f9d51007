import type { ImageSize } from '../limits/images.ts';
import { pngHeaderLength, readPngSize } from '../patch/image-size.ts';

/** What a PNG file is, as far as its chunks say. */
export type PngVerdict = { readonly pixels: ImageSize } | { readonly problem: string };

/** Length, type and checksum, around a chunk's data (https://www.w3.org/TR/png-3/#5Chunk-layout). */
const chunkHead = 8;
const checksum = 4;
/** Data of the first chunk that comes after its width and height. */
const restOfFirst = 5;

/** Follows the chunks of a PNG file that comes in parts: one that breaks off was not completely written or copied. */
export class PngScanner {
  /** Bytes that are put together until a head is whole. */
  #head = Buffer.alloc(0);
  /** Bytes to skip before the next head. */
  #skip = 0;
  #pixels: ImageSize | undefined;
  #isForeign = false;
  #hasData = false;
  #isLast = false;

  /** The next part of the file. */
  add(part: Uint8Array): void {
    let rest = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    while (rest.length > 0 && !this.#isForeign) {
      const skipped = Math.min(this.#skip, rest.length);
      this.#skip -= skipped;
      rest = rest.subarray(skipped);
      if (this.#skip > 0 || this.#isLast) return;
      const wanted = (this.#pixels === undefined ? pngHeaderLength : chunkHead) - this.#head.length;
      this.#head = Buffer.concat([this.#head, rest.subarray(0, wanted)]);
      rest = rest.subarray(wanted);
      if (this.#head.length === (this.#pixels === undefined ? pngHeaderLength : chunkHead))
        this.#take(this.#head);
    }
  }

  /** What the file is, after its last part. */
  verdict(): PngVerdict {
    if (this.#isForeign || this.#pixels === undefined)
      return { problem: 'is not a PNG file, despite its name.' };
    const isComplete = this.#isLast && this.#skip === 0;
    if (isComplete && this.#hasData) return { pixels: this.#pixels };
    const what = isComplete ? 'it contains no image data' : 'it ends before its last chunk';
    return { problem: `is an incomplete PNG file: ${what}. Export it again.` };
  }

  #take(head: Buffer): void {
    this.#head = Buffer.alloc(0);
    if (this.#pixels === undefined) {
      this.#pixels = readPngSize(head);
      this.#isForeign = this.#pixels === undefined;
      this.#skip = restOfFirst + checksum;
      return;
    }
    const type = head.toString('latin1', 4);
    this.#hasData ||= type === 'IDAT';
    this.#isLast = type === 'IEND';
    this.#skip = head.readUInt32BE() + checksum;
  }
}
