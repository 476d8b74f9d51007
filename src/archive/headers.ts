/**
 * Headers of the ZIP format (PKWARE APPNOTE 6.3.10), for stored entries whose size and CRC-32 are known.
 * Sizes are in the local header, not after the data (general purpose bit 3): stored entries with that bit
 * can't be read by streaming readers such as Java's ZipInputStream, and the Store's reader is unknown.
 */
import type { ArchiveEntry } from './types.ts';

/** An entry and where its local header starts. */
export interface PlacedEntry {
  readonly entry: ArchiveEntry;
  readonly offset: number;
}

/** From this value on, a 32-bit field means "see the zip64 record"; likewise for the 16-bit fields. */
const full32 = 0xffffffff;
const full16 = 0xffff;

/** 1980-01-01 00:00, the first moment of DOS time: equal files give equal bytes. */
const dosTime = 0;
const dosDate = (1 << 5) | 1;

const utf8Names = 0x0800;
const stored = 0;
const version20 = 20;
const versionZip64 = 45;

/** The local header of an entry, with its name. */
export function localHeader(placed: PlacedEntry): Uint8Array {
  const { entry } = placed;
  const big = entry.size >= full32;
  const name = Buffer.from(entry.name);
  const extra = big ? zip64Extra([entry.size, entry.size]) : Buffer.alloc(0);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, placed, name.length, extra.length);
  return Buffer.concat([header, name, extra]);
}

/**
 * The central directory with its end records.
 * @param start Offset at which it begins.
 */
export function centralDirectory(placed: readonly PlacedEntry[], start: number): Uint8Array {
  const records = placed.map(centralHeader);
  const size = records.reduce((sum, record) => sum + record.length, 0);
  const zip64 = placed.length >= full16 || size >= full32 || start >= full32;
  if (zip64) records.push(zip64End(placed.length, size, start));
  records.push(end(placed.length, size, start));
  return Buffer.concat(records);
}

function centralHeader(placed: PlacedEntry): Buffer {
  const { entry, offset } = placed;
  const big = entry.size >= full32;
  const far = offset >= full32;
  const name = Buffer.from(entry.name);
  // Only fields that overflow in the header appear, in this order.
  const extra = zip64Extra([...(big ? [entry.size, entry.size] : []), ...(far ? [offset] : [])]);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(versionOf(placed), 4);
  writeCommon(header, 6, placed, name.length, extra.length);
  header.writeUInt32LE(Math.min(offset, full32), 42);
  return Buffer.concat([header, name, extra]);
}

/** The fields that local and central headers share, from "version needed" to "extra field length". */
function writeCommon(
  header: Buffer,
  at: number,
  placed: PlacedEntry,
  nameLength: number,
  extraLength: number,
): void {
  const { entry } = placed;
  header.writeUInt16LE(versionOf(placed), at);
  header.writeUInt16LE(utf8Names, at + 2);
  header.writeUInt16LE(stored, at + 4);
  header.writeUInt16LE(dosTime, at + 6);
  header.writeUInt16LE(dosDate, at + 8);
  header.writeUInt32LE(entry.crc32, at + 10);
  header.writeUInt32LE(Math.min(entry.size, full32), at + 14);
  header.writeUInt32LE(Math.min(entry.size, full32), at + 18);
  header.writeUInt16LE(nameLength, at + 22);
  header.writeUInt16LE(extraLength, at + 24);
}

/** Version of the format that a reader needs; the same in both headers of an entry, since readers compare. */
function versionOf({ entry, offset }: PlacedEntry): number {
  return entry.size >= full32 || offset >= full32 ? versionZip64 : version20;
}

function zip64Extra(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0);
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => {
    extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  });
  return extra;
}

/** The zip64 end record and its locator. */
function zip64End(count: number, size: number, start: number): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(versionZip64, 12);
  record.writeUInt16LE(versionZip64, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(start + size), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

function end(count: number, size: number, start: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(Math.min(count, full16), 8);
  record.writeUInt16LE(Math.min(count, full16), 10);
  record.writeUInt32LE(Math.min(size, full32), 12);
  record.writeUInt32LE(Math.min(start, full32), 16);
  return record;
}
