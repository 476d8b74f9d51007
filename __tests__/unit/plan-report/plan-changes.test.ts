import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../../src/document/diff.ts';
import { planChanges, planOutput } from '../../../src/plan-report/plan-changes.ts';
import { shownRecord } from '../../../src/record/shown-record.ts';
import { committedRecord, packagePlan, planOf } from '../report/record.ts';

function changesOf(changes: readonly Change[], packages = [packagePlan({ action: 'keep' })]) {
  return planChanges(shownRecord(committedRecord({ plan: planOf({ changes, packages }) }), (text) => text));
}

describe('the changes of a plan are data', () => {
  test('by path, whatever order the plan has', () => {
    const changes = ['b', 'a', 'listings.en-us'].map((path) => ({ path, before: 1, after: 2 }));
    const packages = [
      packagePlan({ fileName: 'z.msix' }),
      packagePlan({ fileName: 'A.msix', action: 'remove' }),
    ];
    const paths = changesOf(changes, packages).map(({ path }) => path);
    expect(paths).toEqual([
      'a',
      'applicationPackages[A.msix]',
      'applicationPackages[z.msix]',
      'b',
      'listings.en-us',
    ]);
    expect(changesOf([...changes].reverse(), [...packages].reverse()).map(({ path }) => path)).toEqual(paths);
  });

  test('with each value as the Store has it: whole, with its line breaks, and null distinct from missing', () => {
    const text = `${'Ink. '.repeat(200)}\r\n<b>|\`x\`…\u200b@a ##[error]`;
    const changes: Change[] = [
      { path: 'a', before: undefined, after: text },
      { path: 'b', before: null, after: [text] },
      { path: 'c', before: { d: text }, after: undefined },
    ];
    expect(JSON.parse(planOutput(changesOf(changes)))).toEqual([
      { path: 'a', after: text },
      { path: 'b', before: null, after: [text] },
      { path: 'c', before: { d: text } },
    ]);
    expect(planOutput(changesOf(changes))).not.toMatch(/##\[|[\p{Cc}\p{Cf}]/u);
  });

  test('with the packages that some devices keep or lose, and no others that stay', () => {
    const left = { isCertain: true, isBelowNew: true, othersNeedKeeping: false, version: '1.0.0.0' };
    const plan = planOf({
      changes: [],
      packages: [
        packagePlan({ fileName: 'arm64.msix', action: 'keep', reason: 'no new package supports arm64' }),
        packagePlan({ fileName: 'other.msix', action: 'keep' }),
        packagePlan({ fileName: 'x86.msix', action: 'remove' }),
      ],
      leftBehind: [
        { ...left, outcome: 'keeps', devices: ['arm64'], fileName: 'arm64.msix' },
        { ...left, outcome: 'loses', devices: ['x86'], fileName: 'x86.msix', isCertain: false },
      ],
    });
    const [stays, goes, ...others] = planChanges(committedRecord({ plan }));
    expect(stays).toMatchObject({
      path: 'applicationPackages[arm64.msix]',
      reason: 'no new package supports arm64',
      notUpdated: { devices: ['arm64'], isCertain: true },
    });
    expect(stays?.before).toEqual(stays?.after);
    expect(goes).toMatchObject({ notUpdated: { devices: ['x86'], isCertain: false } });
    expect(others).toEqual([]);
  });

  test('except certification notes, which show only their length', () => {
    const changes = [{ path: 'notesForCertification', before: 'Old password', after: 'The new password' }];
    expect(changesOf(changes)).toEqual([
      {
        path: 'notesForCertification',
        before: '(hidden, 12 characters)',
        after: '(hidden, 16 characters)',
        change: 'changed (16 characters)',
      },
    ]);
  });
});

describe('the output of a plan', () => {
  const long = (length: number) => 'é'.repeat(length);

  test('of 256 KiB in UTF-16 is whole', () => {
    const changes = changesOf([{ path: 'a', before: '', after: '' }]);
    const rest = 131_072 - planOutput(changes).length;
    const filled = changesOf([{ path: 'a', before: '', after: long(rest) }]);
    expect(planOutput(filled)).toHaveLength(131_072);
    expect(JSON.parse(planOutput(filled))).toEqual([{ path: 'a', before: '', after: long(rest) }]);
  });

  test('that is longer omits the longest values first, and keeps every path', () => {
    const changes = changesOf([
      { path: 'a', before: long(100_000), after: long(90_000) },
      { path: 'b', before: 'short', after: [long(80_000)] },
      { path: 'c', before: null, after: long(1_000) },
    ]);
    const output = planOutput(changes);
    expect(output.length).toBeLessThanOrEqual(131_072);
    const sha256 = createHash('sha256').update(long(100_000)).digest('hex');
    expect(JSON.parse(output)).toEqual([
      {
        path: 'a',
        before: { omitted: true, length: 100_000, sha256 },
        after: { omitted: true, length: 90_000, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
      { path: 'b', before: 'short', after: [long(80_000)] },
      { path: 'c', before: null, after: long(1_000) },
    ]);
  });

  test('counts the length of escapes', () => {
    const output = planOutput(changesOf([{ path: 'a', before: '', after: '\u200b'.repeat(30_000) }]));
    expect(JSON.parse(output)).toMatchObject([{ after: { omitted: true, length: 30_000 } }]);
  });

  test('of very many changes ends with their count', () => {
    const changes = changesOf(
      Array.from({ length: 9_000 }, (_, index) => ({ path: `a${index}`, before: 1, after: 2 })),
    );
    const output = planOutput(changes);
    expect(output.length).toBeLessThanOrEqual(131_072);
    const entries: { omitted?: boolean; changes?: number }[] = JSON.parse(output);
    expect(entries.at(-1)).toEqual({ omitted: true, changes: 9_000 - entries.length + 1 });
  });
});
