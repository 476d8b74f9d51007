import { expect, test } from '@jest/globals';
import type { ArchiveEntry } from '../../../src/archive/types.ts';
import { tuningFor } from '../../../src/upload/options.ts';

const mebibyte = 2 ** 20;
const entries = (count: number) => Array.from({ length: count }, () => ({}) as ArchiveEntry);

test.each([
  ['packages alone', 300 * mebibyte, 2, 8],
  ['the pictures of a Store page, whose run needs more memory for other things', 300 * mebibyte, 50, 4],
  ['packages that do not fit in 50,000 blocks of 8 MiB', 400_001 * mebibyte, 2, 9],
  ['pictures and packages that do not fit in 50,000 blocks of 4 MiB', 250_000 * mebibyte, 50, 5],
])('%s are sent in blocks that fit', (_, size, files, wanted) => {
  const { blockSize, parallel } = tuningFor({ size, entries: entries(files) });
  expect({ blockSize, parallel }).toEqual({ blockSize: wanted * mebibyte, parallel: 8 });
});
