/**
 * The archive as a layout: every header byte and every file range at a fixed offset, known before anything is
 * sent. Any block of it can be made, and made again after a fault, from the layout and the files alone.
 * Pure: no I/O.
 */
import { centralDirectory, localHeader, type PlacedEntry } from './headers.ts';
import { findClash, isEntryName } from './name.ts';
import type { ArchiveEntry } from './types.ts';

/** Header bytes at an offset in the archive. */
export interface HeaderSegment {
  readonly kind: 'header';
  /** Bytes from the archive's start. */
  readonly offset: number;
  readonly length: number;
  readonly bytes: Uint8Array;
}

/** The range of one file that belongs to a stretch of the archive. */
export interface FileSegment {
  readonly kind: 'file';
  /** Bytes from the archive's start. */
  readonly offset: number;
  readonly length: number;
  readonly entry: ArchiveEntry;
  /** Bytes from the file's start. */
  readonly from: number;
}

export type Segment = HeaderSegment | FileSegment;

export interface ArchiveLayout {
  /** Bytes of the whole archive. */
  readonly size: number;
  readonly entries: readonly ArchiveEntry[];
  /** Every byte of the archive once, in order, none of length 0. */
  readonly segments: readonly Segment[];
}

/**
 * Lays the entries out in the order given, stored without compression: packages are zips already, so deflating
 * them costs a core and saves nothing (upload.md). Equal entries give equal bytes.
 * @throws RangeError for names that a reader on Windows would refuse or change.
 */
export function layoutArchive(entries: readonly ArchiveEntry[]): ArchiveLayout {
  if (entries.length === 0) throw new RangeError('An archive needs at least one entry.');
  checkNames(entries.map((entry) => entry.name));
  const segments: Segment[] = [];
  const placed: PlacedEntry[] = [];
  let offset = 0;
  const addHeader = (bytes: Uint8Array) => {
    segments.push({ kind: 'header', offset, length: bytes.length, bytes });
    offset += bytes.length;
  };
  for (const entry of entries) {
    checkNumbers(entry);
    const here = { entry, offset };
    placed.push(here);
    addHeader(localHeader(here));
    if (entry.size > 0) segments.push({ kind: 'file', offset, length: entry.size, entry, from: 0 });
    offset += entry.size;
  }
  addHeader(centralDirectory(placed, offset));
  return { size: offset, entries, segments };
}

/** The stretch [start, end) of the archive, as the parts of segments that fall into it, in order. */
export function segmentsIn(layout: ArchiveLayout, start: number, end: number): readonly Segment[] {
  if (!(start >= 0 && start <= end && end <= layout.size)) {
    throw new RangeError(`[${start}, ${end}) is not within the ${layout.size} bytes of the archive.`);
  }
  const found: Segment[] = [];
  for (let index = indexAt(layout.segments, start); index < layout.segments.length; index += 1) {
    const segment = layout.segments[index];
    if (segment === undefined || segment.offset >= end) break;
    const cut = cutSegment(segment, start, end);
    if (cut.length > 0) found.push(cut);
  }
  return found;
}

/** Index of the last segment that starts at or before `offset`, by bisection: archives of 70,000 entries exist. */
function indexAt(segments: readonly Segment[], offset: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((segments[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function cutSegment(segment: Segment, start: number, end: number): Segment {
  const skipped = Math.max(0, start - segment.offset);
  const offset = segment.offset + skipped;
  const length = Math.min(segment.offset + segment.length, end) - offset;
  return segment.kind === 'header'
    ? { ...segment, offset, length, bytes: segment.bytes.subarray(skipped, skipped + length) }
    : { ...segment, offset, length, from: segment.from + skipped };
}

/** Names in the archive are made by this action: a wrong one is a bug in it. */
function checkNames(names: readonly string[]): void {
  const wrong = [...names.filter((name) => !isEntryName(name)), ...(findClash(names) ?? [])];
  if (wrong.length > 0) throw new RangeError(`Bad names of entries: ${JSON.stringify(wrong)}`);
}

/** Sizes and checksums come from our own reading of the files: a wrong one is a bug in this action. */
function checkNumbers(entry: ArchiveEntry): void {
  if (!Number.isSafeInteger(entry.size) || entry.size < 0) throw new RangeError(`Bad size: ${entry.size}`);
  if (entry.crc32 !== entry.crc32 >>> 0) throw new RangeError(`Bad CRC-32: ${entry.crc32}`);
}
