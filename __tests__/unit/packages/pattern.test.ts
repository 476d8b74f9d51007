import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { displayPath } from '../../../src/packages/display-path.ts';
import {
  globLines,
  literalOf,
  literalPath,
  matchesRoughly,
  parsePatterns,
} from '../../../src/packages/pattern.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';

function globs(patterns: string, workspace: string, api: path.PlatformPath): readonly string[] {
  return parsePatterns(patterns, workspace, api).flatMap((line) => globLines(line, api));
}

describe('the lines of the packages input', () => {
  test('start from the workspace, not from the current folder', () => {
    expect(globs('AppPackages/**/*.msix', '/w/repo', path.posix)).toEqual(['/w/repo/AppPackages/**/*.msix']);
  });

  test('may be absolute', () => {
    expect(globs('/tmp/runner/*.msix', '/w/repo', path.posix)).toEqual(['/tmp/runner/*.msix']);
  });

  test('may begin with ./ and repeat slashes', () => {
    expect(globs('.//out/./a.msix', '/w', path.posix)).toEqual(['/w/out/a.msix']);
  });

  test('may have Windows line endings, comments and empty lines', () => {
    expect(globs('# ours\r\n\r\n  a.msix  \r\nb.msix\n', '/w', path.posix)).toEqual([
      '/w/a.msix',
      '/w/b.msix',
    ]);
  });

  test('separate folders with either slash, on every system', () => {
    expect(globs('out\\**\\a.msix', '/w', path.posix)).toEqual(['/w/out/**/a.msix']);
    expect(globs('out/**/a.msix', 'D:\\a\\repo', path.win32)).toEqual(['D:\\a\\repo\\out\\**\\a.msix']);
  });

  test('may be absolute Windows paths, with either slash', () => {
    expect(globs('D:\\a\\_temp\\*.msix\nD:/a/_temp/b.msix', 'D:\\a\\repo', path.win32)).toEqual([
      'D:\\a\\_temp\\*.msix',
      'D:\\a\\_temp\\b.msix',
    ]);
    expect(globs('\\\\server\\share\\*.msix', 'D:\\a', path.win32)).toEqual(['\\\\server\\share\\*.msix']);
  });

  test('exclude a folder with everything in it, in their place among the lines', () => {
    expect(globs('**/*.msix\n!Dependencies\nDependencies/mine.msix', '/w', path.posix)).toEqual([
      '/w/**/*.msix',
      '!/w/Dependencies',
      '!/w/Dependencies/**',
      '/w/Dependencies/mine.msix',
    ]);
  });

  test('treat nothing in the name of the workspace as a wildcard', () => {
    expect(globs('*.msix', '/w/[a]*?', path.posix)).toEqual(['/w/[[]a][*][?]/*.msix']);
    expect(globs('*.msix', '/w/back\\slash', path.posix)).toEqual(['/w/back\\\\slash/*.msix']);
    expect(globs('*.msix', 'D:\\a\\[b]', path.win32)).toEqual(['D:\\a\\[[]b]\\*.msix']);
  });

  test.each(['../a.msix', 'out/../a.msix', '..\\a.msix', '/w/../a.msix'])('may not go up: %s', (line) => {
    expect(() => parsePatterns(line, '/w', path.posix)).toThrow(
      expect.objectContaining({ code: 'wrong-pattern', message: expect.stringContaining(line) }),
    );
  });

  test.each([
    ['out/a (1).msix', '/w/out/a (1).msix'],
    ['out/a [[]1].msix', '/w/out/a [1].msix'],
    ['out/*.msix', undefined],
    ['out/a?.msix', undefined],
    ['out/[ab].msix', undefined],
  ])('%s stands for %s', (text, expected) => {
    expect(parsePatterns(text, '/w', path.posix).map((line) => literalPath(line, path.posix))).toEqual([
      expected,
    ]);
  });
});

describe('a segment', () => {
  test.each([
    ['a.msix', 'a.msix'],
    ['[[]a].msix', '[a].msix'],
    ['[]].msix', '].msix'],
    ['[*].msix', '*.msix'],
    ['a[.msix', 'a[.msix'],
    ['a].msix', 'a].msix'],
    ['[[[a', '[[[a'],
    ['*.msix', undefined],
    ['a?.msix', undefined],
    ['[ab].msix', undefined],
    ['[!a].msix', undefined],
    ['[].msix', undefined],
  ])('%s stands for the name %s', (segment, name) => {
    expect(literalOf(segment)).toBe(name);
  });

  test.each([
    ['*.msix', 'a.msix', true],
    ['**', 'a.msix', true],
    ['*a*b', 'xaxaxb', true],
    ['*a*b', 'xaxaxc', false],
    ['?.msix', 'a.msix', true],
    ['?.msix', 'ab.msix', false],
    ['[xy]_*.msix', 'z_1.msix', true],
    ['a.msix', 'a_msix', false],
    ['', '', true],
    ['a', '', false],
  ])('%s matches %s: %s', (segment, name, matches) => {
    expect(matchesRoughly(segment, name)).toBe(matches);
  });

  test.each(['[', '[]', '[a]', '*a', '*?', '**', ']'])(
    'of a million characters of %j does not take long',
    (part) => {
      const segment = part.repeat(1_000_000 / part.length);
      const began = cpuMilliseconds();
      literalOf(segment);
      matchesRoughly(segment, 'a'.repeat(255));
      matchesRoughly(`${part.repeat(100)}b`, 'a'.repeat(255));
      expect(cpuMilliseconds() - began).toBeLessThan(1_000);
    },
  );
});

describe('a path in messages', () => {
  test('is relative to the workspace, with forward slashes', () => {
    expect(displayPath('/w/repo/out/a.msix', '/w/repo', path.posix)).toBe('out/a.msix');
    expect(displayPath('D:\\a\\repo\\out\\a.msix', 'D:\\a\\repo', path.win32)).toBe('out/a.msix');
    expect(displayPath('E:\\out\\a.msix', 'D:\\a\\repo', path.win32)).toBe('E:/out/a.msix');
  });
});
