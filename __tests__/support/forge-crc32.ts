import { crc32 } from 'node:zlib';

const table = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** The bytes with their last four changed so that the whole has this CRC-32: a swapped file can do the same. */
export function withCrc(bytes: Buffer, wanted: number): Buffer {
  const forged = Buffer.from(bytes);
  const state = ~crc32(forged.subarray(0, -4)) >>> 0;
  // Four steps back from the wanted sum, whose top byte gives the row of the table each time.
  let back = ~wanted >>> 0;
  for (let step = 0; step < 4; step += 1) {
    const row = table.findIndex((value) => value >>> 24 === back >>> 24);
    back = ((((back ^ (table[row] ?? 0)) << 8) | row) >>> 0) >>> 0;
  }
  forged.writeUInt32LE((back ^ state) >>> 0, forged.length - 4);
  return forged;
}
