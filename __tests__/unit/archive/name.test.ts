import { describe, expect, test } from '@jest/globals';
import { findClash, isEntryName } from '../../../src/archive/name.ts';

describe('isEntryName', () => {
  test.each([
    'Contoso.App_1.2.3.0_x64.0123456789ab.msix',
    'images/en-us/screenshot 1.png',
    'bilder/größe-日本語-🚀.png',
    '.hidden',
    'console.png',
    'com10.txt',
    'a..b',
  ])('accepts %j', (name) => {
    expect(isEntryName(name)).toBe(true);
  });

  test.each([
    '',
    '/etc/passwd',
    'C:/x',
    'c:x',
    'a\\b',
    '\\\\server\\share',
    '..',
    '../x',
    'a/../../x',
    './x',
    'a//b',
    'a/',
    'a\0b',
    'a\nb',
    'a/b:stream',
    'what?',
    'a./b',
    'a /b',
    'b.',
    'CON',
    'img/nul.png',
    'aux .txt',
    'LPT1.tar.gz',
    'com¹',
    'a\ud800',
  ])('refuses %j', (name) => {
    expect(isEntryName(name)).toBe(false);
  });
});

test('a name may have 65,535 bytes, however many characters that is', () => {
  expect(isEntryName('x'.repeat(0xffff))).toBe(true);
  expect(isEntryName('x'.repeat(0x10000))).toBe(false);
  expect(isEntryName('ä'.repeat(0x8000))).toBe(false);
});

describe('findClash', () => {
  test('finds names that differ only in case', () => {
    expect(findClash(['a/B.png', 'x', 'A/b.PNG'])).toEqual(['a/B.png', 'A/b.PNG']);
  });
  test('finds a file that is also a folder', () => {
    expect(findClash(['Images/a.png', 'images'])).toEqual(['images', 'Images/a.png']);
  });
  test('finds nothing in different names', () => {
    expect(findClash(['a', 'b', 'ab/c', 'ab/d'])).toBeUndefined();
  });
});
