import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { explainElsewhere, explainHabit } from '../../../src/packages/habits.ts';
import { parsePatterns } from '../../../src/packages/pattern.ts';
import { expectCpuBelow } from '../../support/cpu-time.ts';

const explain = (text: string) => explainHabit({ text });

describe('a line of packages', () => {
  test.each([
    ['"out/*.msix"', 'Write it without them: out/*.msix.'],
    ["'out/a.msix", 'Write it without them: out/a.msix.'],
    ['“out/a.msix”', 'quotation marks'],
    ['a.appx, b.appx', 'write one per line, a.appx and b.appx.'],
    ['out/*;b.msix', 'write one per line, out/* and b.msix.'],
    ['a.msix b.msix', "Spaces don't separate patterns"],
    ['*.{msix,appx}', 'write one pattern per line, *.msix and *.appx.'],
    ['*.(msix|appx)', 'Alternatives in parentheses'],
    [String.raw`a.msix\nb.msix`, 'It contains a literal \\n'],
    ['- out/*.msix', 'The dash is part of the pattern'],
    ['["a.msix", "b.msix"]', 'It is a list in brackets'],
    ['$GITHUB_WORKSPACE/*.msix', 'Variables such as $GITHUB_WORKSPACE are not expanded'],
    [String.raw`$env:TEMP\a.msix`, 'Variables such as $env:TEMP'],
    ['%TEMP%/a.msix', 'Variables such as %TEMP%'],
    ['$(OutDir)/a.msix', 'Variables such as $(OutDir)'],
    [`\${{ github.workspace }}/a.msix`, 'It contains an expression'],
    ['~/a.msix', 'home folder'],
    ['file:///out/a.msix', 'It is a URL (file://)'],
    ['https://example.com/a.msix', 'Download the file'],
    ['My%20App.msix', 'use a space instead of %20'],
    ['a\u200b.msix', 'invisible character'],
    ['"out/a.msix" "out/b.msix"', 'without quotation marks: out/a.msix and out/b.msix.'],
    ["'a.msix', 'b.msix'", 'without quotation marks: a.msix and b.msix.'],
    ['out/*.msix,', 'The comma at its end is part of the pattern'],
    ['a.appx;', 'The semicolon at its end'],
    ['out/*.msix # the app', 'Put comments on lines of their own'],
    ['[out/*.msix]', 'It is a list in brackets'],
    ['{a,b}/*.{msix,appx}', 'a/*.msix and a/*.appx and b/*.msix and b/*.appx.'],
    ['{{ github.workspace }}/a.msix', `use \${{ github.workspace }}/a.msix.`],
    ['steps.build.outputs.package-path', `use \${{ steps.build.outputs.package-path }}.`],
  ])('%s follows a habit of other tools', (line, expected) => {
    expect(explain(line)).toContain(expected);
  });

  test.each([
    'out/*.msix',
    'My App (x64).msix',
    'App, v2.msix',
    'App [[]beta].msix',
    String.raw`out\notes\*.msix`,
    '{0f8fad5b-d9cb-469f-a165-70867728950e}/a.msix',
    '**/$RECYCLE.BIN/**',
    "Bob's App.msix",
    'C:/out/a.msix',
    '100%.msix',
    'github.com.msix/a',
    '[ab]*.msix',
    'C#/out/a #1.msix',
    'matrix/a.msix',
  ])('%s may be a pattern', (line) => {
    expect(explain(line)).toBeUndefined();
  });

  test.each([
    '{',
    '{,',
    '{a,b}',
    '$',
    '%a',
    '.msix ',
    '*,',
    '(|',
    '["',
    '[.',
    '"a" ',
    "'",
    '.msix\\r',
    'env.a',
  ])('of a million characters of %j does not take long', (part) => {
    expectCpuBelow(1_000, () => explain(part.repeat(1_000_000 / part.length)));
  });
});

describe('a line with an absolute path', () => {
  const elsewhere = (text: string, workspace: string, api: path.PlatformPath) => {
    const [line] = parsePatterns(text, workspace, api);
    return line && explainElsewhere(line, workspace, api);
  };

  test.each([
    ['/home/runner/work/app/app/out/*.msix', 'out/*.msix'],
    ['/__w/app/app/out/a.msix', 'out/a.msix'],
    ['/github/workspace/a.msix', 'a.msix'],
    [String.raw`D:\a\app\app\out\*.msix`, 'out/*.msix'],
  ])('%s is shown as a path below the workspace', (line, below) => {
    const message = elsewhere(line, '/w/repo', path.posix);
    expect(message).toContain('the workspace of this job is /w/repo');
    expect(message).toContain(`relative to the workspace, ${below}.`);
  });

  test('of Linux is reported as one on Windows', () => {
    const message = elsewhere('/home/runner/work/app/app/a.msix', 'D:\\a\\app\\app', path.win32);
    expect(message).toContain('the workspace of this job is D:\\a\\app\\app');
  });

  test('is not one if it is relative', () => {
    expect(elsewhere('out/*.msix', '/w/repo', path.posix)).toBeUndefined();
    expect(elsewhere('out\\*.msix', 'D:\\a', path.win32)).toBeUndefined();
  });
});
