import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { combineCrc32 } from './combine-crc32.ts';

/** CRC-32 of zeros, by doubling: only checksums of lengths that fit into memory come from zlib. */
function crcOfZeros(length: number): number {
  let crc = 0;
  let unit = crc32(Buffer.alloc(1));
  for (let rest = length, size = 1; rest > 0; rest = Math.floor(rest / 2), size *= 2) {
    if (rest % 2 === 1) crc = combineCrc32(crc, unit, size);
    unit = combineCrc32(unit, unit, size);
  }
  return crc;
}

describe('combineCrc32', () => {
  test.each([0, 1, 2, 3, 255, 65_536, 1_000_003])('appends %d bytes as zlib does', (length) => {
    const head = randomBytes(1000);
    const tail = randomBytes(length);
    expect(combineCrc32(crc32(head), crc32(tail), length)).toBe(crc32(Buffer.concat([head, tail])));
  });

  test('starts from nothing', () => {
    expect(combineCrc32(0, crc32('abc'), 3)).toBe(crc32('abc'));
  });

  test('counts beyond 32 bits: 5 GiB of zeros, as zlib computes them piece by piece', () => {
    const piece = Buffer.alloc(256 * 1024 * 1024);
    let crc = 0;
    for (let index = 0; index < 20; index += 1) crc = crc32(piece, crc);
    expect(crcOfZeros(5 * 1024 ** 3)).toBe(crc);
  });
});
