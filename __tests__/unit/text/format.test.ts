import { describe, expect, test } from '@jest/globals';
import { formatBytes, formatDuration, formatRate, sentence } from '../../../src/text/format.ts';

describe('formatBytes', () => {
  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [1536, '1.5 kB'],
    [99_949, '99.9 kB'],
    [99_960, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1 MB'],
    [300_000_000, '300 MB'],
    [4_294_967_296, '4.3 GB'],
    [5_000_000_000_000_000, '5000 TB'],
  ])('%d is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatDuration', () => {
  test.each([
    [0, '0 ms'],
    [-5, '0 ms'],
    [850, '850 ms'],
    [999.6, '1.0 s'],
    [2_350, '2.4 s'],
    [9_949, '9.9 s'],
    [9_960, '10 s'],
    [59_400, '59 s'],
    [59_600, '1 min'],
    [185_000, '3 min 5 s'],
    [3_599_600, '1 h'],
    [7_800_000, '2 h 10 min'],
  ])('%d ms is %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('formatRate', () => {
  test('is bytes per second', () => {
    expect(formatRate(300_000_000, 2_800)).toBe('107 MB/s');
  });
  test('is unknown if no time has passed', () => {
    expect(formatRate(1, 0)).toBe('–');
  });
});

test.each([
  ['it has more than 1,048,576 bytes', 'it has more than 1,048,576 bytes.'],
  ['Read it.', 'Read it.'],
  ['Did you mean a?', 'Did you mean a?'],
  ['It says "no."', 'It says "no."'],
  ['It says "no"', 'It says "no".'],
  ['Cut…', 'Cut…'],
  ['', ''],
])('%j gets the end of a sentence', (text, ended) => {
  expect(sentence(text)).toBe(ended);
});
