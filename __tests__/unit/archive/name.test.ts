import { describe, expect, test } from '@jest/globals';
import { entryNameProblem, findClash } from '../../../src/archive/name.ts';

describe('entryNameProblem', () => {
  test.each([
    'Contoso.App_1.2.3.0_x64.0123456789ab.msix',
    'images/en-us/screenshot 1.png',
    'bilder/größe-日本語-🚀.png',
    '.hidden',
    'console.png',
    'com10.txt',
    'a..b',
  ])('takes %j', (name) => {
    expect(entryNameProblem(name)).toBeUndefined();
  });

  test.each([
    ['', 'is empty'],
    ['/etc/passwd', 'is absolute'],
    ['C:/x', 'starts with a drive'],
    ['c:x', 'starts with a drive'],
    ['a\\b', 'contains a backslash; folders are separated by /'],
    ['\\\\server\\share', 'contains a backslash; folders are separated by /'],
    ['..', 'contains the part ".."'],
    ['../x', 'contains the part ".."'],
    ['a/../../x', 'contains the part ".."'],
    ['./x', 'contains the part "."'],
    ['a//b', 'has an empty part between two separators or at its end'],
    ['a/', 'has an empty part between two separators or at its end'],
    ['a\0b', 'contains a character that Windows does not allow in names'],
    ['a\nb', 'contains a character that Windows does not allow in names'],
    ['a/b:stream', 'contains a character that Windows does not allow in names'],
    ['what?', 'contains a character that Windows does not allow in names'],
    ['a./b', 'has a part that ends in a dot or a space, which Windows drops'],
    ['a /b', 'has a part that ends in a dot or a space, which Windows drops'],
    ['b.', 'has a part that ends in a dot or a space, which Windows drops'],
    ['CON', 'contains "CON", a device name of Windows'],
    ['img/nul.png', 'contains "nul.png", a device name of Windows'],
    ['aux .txt', 'contains "aux .txt", a device name of Windows'],
    ['LPT1.tar.gz', 'contains "LPT1.tar.gz", a device name of Windows'],
    ['com¹', 'contains "com¹", a device name of Windows'],
    ['a\ud800', 'is not well-formed Unicode'],
  ])('%j %s', (name, problem) => {
    expect(entryNameProblem(name)).toBe(problem);
  });
});

test('a name may have 65,535 bytes, however many letters that is', () => {
  expect(entryNameProblem('x'.repeat(0xffff))).toBeUndefined();
  expect(entryNameProblem('x'.repeat(0x10000))).toBe('is longer than 65535 bytes');
  expect(entryNameProblem('ä'.repeat(0x8000))).toBe('is longer than 65535 bytes');
});

describe('findClash', () => {
  test('finds names that differ in case only', () => {
    expect(findClash(['a/B.png', 'x', 'A/b.PNG'])).toEqual(['a/B.png', 'A/b.PNG']);
  });
  test('finds a file that is also a folder', () => {
    expect(findClash(['Images/a.png', 'images'])).toEqual(['images', 'Images/a.png']);
  });
  test('finds nothing in different names', () => {
    expect(findClash(['a', 'b', 'ab/c', 'ab/d'])).toBeUndefined();
  });
});
