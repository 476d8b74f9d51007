import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ArchiveLayout, layoutArchive, segmentsIn } from '../../../src/archive/layout.ts';
import type { ArchiveEntry } from '../../../src/archive/types.ts';

const gibibyte = 1024 ** 3;

function entry(name: string, size: number, crc32 = 0x12345678): ArchiveEntry {
  return { name, path: `/files/${name}`, size, crc32, sha256: '', stamp: '' };
}

function headersOf(layout: ArchiveLayout): Buffer[] {
  return layout.segments.flatMap((segment) =>
    segment.kind === 'header' ? [Buffer.from(segment.bytes)] : [],
  );
}

/** The end of the archive: central directory and end records. */
function directoryOf(layout: ArchiveLayout): Buffer {
  return headersOf(layout).at(-1) ?? Buffer.alloc(0);
}

/** The segments cover every byte once, in order. */
function expectGapless(layout: ArchiveLayout): void {
  let end = 0;
  for (const segment of layout.segments) {
    expect(segment.offset).toBe(end);
    expect(segment.length).toBeGreaterThan(0);
    end += segment.length;
  }
  expect(end).toBe(layout.size);
}

describe('layoutArchive', () => {
  test('puts size and CRC-32 into the local header, stored, UTF-8, without a data descriptor, at a fixed time', () => {
    const [local] = headersOf(layoutArchive([entry('ä.msix', 1000)]));
    expect(local?.readUInt32LE(0)).toBe(0x04034b50);
    expect(local?.readUInt16LE(4)).toBe(20);
    expect(local?.readUInt16LE(6)).toBe(0x0800);
    expect(local?.readUInt16LE(8)).toBe(0);
    expect(local?.readUInt32LE(10)).toBe(0x00210000);
    expect(local?.readUInt32LE(14)).toBe(0x12345678);
    expect(local?.readUInt32LE(18)).toBe(1000);
    expect(local?.readUInt32LE(22)).toBe(1000);
    expect(local?.subarray(30).toString()).toBe('ä.msix');
  });

  test('is the same for the same entries', () => {
    const entries = [entry('a', 5), entry('b/c', 0, 0)];
    expect(layoutArchive(entries)).toEqual(layoutArchive([...entries]));
  });

  test('covers every byte once, in order', () => {
    const layout = layoutArchive([entry('a', 5), entry('empty', 0, 0), entry('b', 7)]);
    expectGapless(layout);
  });

  test('needs zip64 in an entry from the first size that four bytes cannot hold', () => {
    const [below] = headersOf(layoutArchive([entry('a', 0xfffffffe)]));
    expect([below?.readUInt16LE(4), below?.readUInt32LE(22), below?.readUInt16LE(28)]).toEqual([
      20, 0xfffffffe, 0,
    ]);
    const [at] = headersOf(layoutArchive([entry('a', 0xffffffff)]));
    expect([at?.readUInt16LE(4), at?.readUInt32LE(18), at?.readUInt32LE(22)]).toEqual([
      45, 0xffffffff, 0xffffffff,
    ]);
    expect(at?.readUInt16LE(28)).toBe(20);
    expect([at?.readUInt16LE(31), at?.readUInt16LE(33)]).toEqual([1, 16]);
    expect([at?.readBigUInt64LE(35), at?.readBigUInt64LE(43)]).toEqual([0xffffffffn, 0xffffffffn]);
  });

  test('gives only the offset in zip64 for a small entry past 4 GiB', () => {
    const layout = layoutArchive([entry('big', 5 * gibibyte), entry('small', 3)]);
    const directory = directoryOf(layout);
    const second = directory.subarray(46 + 3 + 4 + 16);
    expect(second.readUInt32LE(0)).toBe(0x02014b50);
    expect([second.readUInt16LE(4), second.readUInt16LE(6)]).toEqual([45, 45]);
    expect([second.readUInt32LE(20), second.readUInt32LE(24), second.readUInt32LE(42)]).toEqual([
      3, 3, 0xffffffff,
    ]);
    expect([second.readUInt16LE(30), second.readUInt16LE(51), second.readUInt16LE(53)]).toEqual([12, 1, 8]);
    expect(second.readBigUInt64LE(55)).toBe(BigInt(30 + 3 + 20 + 5 * gibibyte));
    expect(headersOf(layout)[1]?.readUInt16LE(4)).toBe(45);
  });

  test('has no zip64 end below the limits', () => {
    const directory = directoryOf(layoutArchive([entry('a', 1)]));
    expect(directory.length).toBe(46 + 1 + 22);
    expect(directory.readUInt32LE(47)).toBe(0x06054b50);
  });

  test('has a zip64 end when the directory starts past 4 GiB', () => {
    const layout = layoutArchive([entry('a', 5 * gibibyte)]);
    const end = directoryOf(layout).subarray(-22 - 20 - 56);
    const start = BigInt(30 + 1 + 20 + 5 * gibibyte);
    expect(end.readUInt32LE(0)).toBe(0x06064b50);
    expect([end.readBigUInt64LE(24), end.readBigUInt64LE(32), end.readBigUInt64LE(48)]).toEqual([
      1n,
      1n,
      start,
    ]);
    expect(end.readUInt32LE(56)).toBe(0x07064b50);
    expect(end.readBigUInt64LE(64)).toBe(BigInt(layout.size - 22 - 20 - 56));
    expect(end.readUInt32LE(76 + 16)).toBe(0xffffffff);
  });

  test('has a zip64 end from 65,535 entries on', () => {
    const entries = Array.from({ length: 70_000 }, (_, index) => entry(`${index}`, 0, 0));
    const end = (count: number) =>
      directoryOf(layoutArchive(entries.slice(0, count))).subarray(-22 - 20 - 56);
    expect(end(0xfffe).readUInt32LE(0)).not.toBe(0x06064b50);
    expect(end(0xffff).readUInt32LE(0)).toBe(0x06064b50);
    expect(end(0xffff).readBigUInt64LE(24)).toBe(0xffffn);
    expect(end(0xffff).readUInt16LE(76 + 10)).toBe(0xffff);
  });

  test('refuses bad names, all in one error', () => {
    const names = ['../up', 'fine', 'CON.txt', 'FINE'];
    const lay = () => layoutArchive(names.map((name) => entry(name, 1)));
    expect(lay).toThrow(new RangeError('Bad names of entries: ["../up","CON.txt","fine","FINE"]'));
  });

  test('does not blame the user for an empty archive or for nonsense', () => {
    expect(() => layoutArchive([])).toThrow(RangeError);
    expect(() => layoutArchive([entry('a', -1)])).toThrow(RangeError);
    expect(() => layoutArchive([entry('a', 1.5)])).toThrow(RangeError);
    expect(() => layoutArchive([entry('a', 1, -1)])).toThrow(RangeError);
  });
});

describe('segmentsIn', () => {
  const layout = layoutArchive([entry('a', 100), entry('none', 0, 0), entry('b', 50)]);

  test('cuts headers and files at the boundaries of the stretch', () => {
    const [header, file] = segmentsIn(layout, 10, 41);
    expect(header).toMatchObject({ kind: 'header', offset: 10, length: 21 });
    expect(file).toMatchObject({ kind: 'file', offset: 31, length: 10, from: 0 });
    expect(segmentsIn(layout, 41, 51)).toMatchObject([{ kind: 'file', offset: 41, length: 10, from: 10 }]);
  });

  test('gives every stretch of any size exactly', () => {
    for (const step of [1, 7, 64, layout.size]) {
      for (let start = 0; start < layout.size; start += step) {
        const end = Math.min(start + step, layout.size);
        const parts = segmentsIn(layout, start, end);
        expect(parts[0]?.offset).toBe(start);
        expect(parts.reduce((sum, part) => sum + part.length, 0)).toBe(end - start);
      }
    }
  });

  test('is empty for an empty stretch and refuses one that is not within the archive', () => {
    expect(segmentsIn(layout, 5, 5)).toEqual([]);
    expect(segmentsIn(layout, layout.size, layout.size)).toEqual([]);
    expect(() => segmentsIn(layout, 0, layout.size + 1)).toThrow(RangeError);
    expect(() => segmentsIn(layout, -1, 1)).toThrow(RangeError);
  });

  test('finds the place among 70,000 entries and beyond 4 GiB', () => {
    const many = layoutArchive(
      Array.from({ length: 70_000 }, (_, index) => entry(`file-${index}`, index === 0 ? 5 * gibibyte : 1)),
    );
    const start = 5 * gibibyte + 1_000_000;
    const parts = segmentsIn(many, start, start + 100);
    expect(parts[0]?.offset).toBe(start);
    expect(parts.reduce((sum, part) => sum + part.length, 0)).toBe(100);
  });
});

describe('any archive, of up to 40 files of up to 32 TiB,', () => {
  const full = 0xffffffff;
  const size = fc.oneof(
    fc.integer({ min: 0, max: 1000 }),
    fc.integer({ min: full - 3, max: full + 3 }),
    // With these, the second entry starts about where four bytes end: 31 bytes are the first one's header.
    fc.integer({ min: full - 31 - 3, max: full - 31 + 3 }),
    fc.integer({ min: 0, max: 2 ** 45 }),
  );
  const files = fc
    .array(
      fc.tuple(size, fc.string({ unit: fc.constantFrom('a', '.x', 'é', '日', '🚀', '/b'), maxLength: 20 })),
      {
        minLength: 1,
        maxLength: 40,
      },
    )
    .map((all) => all.map(([bytes, end], index) => entry(`${index}${index === 0 ? '' : end}`, bytes)));

  /** The record of an entry that starts at a position in the directory, read as the format says. */
  function recordAt(directory: Buffer, at: number) {
    const [nameLength, extraLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30)];
    const extra = at + 46 + nameLength;
    let used = extraLength === 0 ? 0 : 4;
    const long = (field: number) => {
      if (directory.readUInt32LE(at + field) !== full) return directory.readUInt32LE(at + field);
      used += 8;
      return Number(directory.readBigUInt64LE(extra + used - 8));
    };
    const [bytes, stored, offset] = [long(24), long(20), long(42)];
    return {
      record: {
        signature: directory.readUInt32LE(at),
        needs: directory.readUInt16LE(at + 6),
        crc32: directory.readUInt32LE(at + 16),
        name: directory.toString('utf8', at + 46, extra),
        bytes,
        stored,
        offset,
        // Where four bytes are enough, there is no long field, and nothing else is in the extra field.
        unread: extraLength - used,
      },
      next: extra + extraLength,
    };
  }

  test('has no gap, and is as long as its parts', () => {
    fc.assert(
      fc.property(files, (entries) => {
        const layout = layoutArchive(entries);
        expectGapless(layout);
        const headers = headersOf(layout).reduce((sum, bytes) => sum + bytes.length, 0);
        expect(layout.size).toBe(entries.reduce((sum, each) => sum + each.size, headers));
        expect(layout.segments.filter((each) => each.kind === 'file')).toMatchObject(
          entries
            .filter((each) => each.size > 0)
            .map((each) => ({ entry: each, from: 0, length: each.size })),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('says where each entry is, with zip64 where four bytes are not enough and nowhere else', () => {
    fc.assert(
      fc.property(files, (entries) => {
        const layout = layoutArchive(entries);
        const locals = headersOf(layout);
        const directory = directoryOf(layout);
        let [at, offset] = [0, 0];
        for (const [index, each] of entries.entries()) {
          const [big, far] = [each.size >= full, offset >= full];
          const local = locals[index] ?? Buffer.alloc(0);
          const nameLength = Buffer.byteLength(each.name);
          expect([local.length, local.readUInt16LE(4), local.readUInt16LE(28)]).toEqual([
            30 + nameLength + (big ? 20 : 0),
            big || far ? 45 : 20,
            big ? 20 : 0,
          ]);
          const { record, next } = recordAt(directory, at);
          expect(record).toEqual({
            signature: 0x02014b50,
            needs: big || far ? 45 : 20,
            crc32: each.crc32,
            name: each.name,
            bytes: each.size,
            stored: each.size,
            offset,
            unread: 0,
          });
          at = next;
          offset += local.length + each.size;
        }
        const end = directory.subarray(at);
        expect(end.length).toBe(offset >= full ? 56 + 20 + 22 : 22);
        const last = end.subarray(-22);
        expect([last.readUInt32LE(0), last.readUInt16LE(8), last.readUInt16LE(10)]).toEqual([
          0x06054b50,
          entries.length,
          entries.length,
        ]);
        expect([last.readUInt32LE(12), last.readUInt32LE(16)]).toEqual([at, Math.min(offset, full)]);
        if (offset < full) return;
        expect([end.readBigUInt64LE(32), end.readBigUInt64LE(40), end.readBigUInt64LE(48)]).toEqual(
          [entries.length, at, offset].map(BigInt),
        );
        expect(end.readBigUInt64LE(56 + 8)).toBe(BigInt(offset + at));
      }),
      { numRuns: 200 },
    );
  });

  test('is cut into stretches of any size that together are the whole', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(files, place, place, place, (entries, ...places) => {
        const layout = layoutArchive(entries);
        const borders = [0, ...places.map((each) => Math.floor(each * layout.size)), layout.size].sort(
          (a, b) => a - b,
        );
        let end = 0;
        let known: { entry: ArchiveEntry; from: number } | undefined;
        for (const [index, start] of borders.slice(0, -1).entries()) {
          for (const part of segmentsIn(layout, start, borders[index + 1] ?? 0)) {
            expect(part.offset).toBe(end);
            end += part.length;
            if (part.kind === 'header') expect(part.bytes.length).toBe(part.length);
            else {
              expect(part.from).toBe(known?.entry === part.entry ? known.from : 0);
              known = { entry: part.entry, from: part.from + part.length };
            }
          }
        }
        expect(end).toBe(layout.size);
      }),
      { numRuns: 200 },
    );
  });
});
