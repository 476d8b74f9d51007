import { describe, expect, test } from '@jest/globals';
import { shorten, shortenChange } from '../../../src/document/value.ts';
import { reportPlan } from '../../../src/plan-report/plan-report.ts';
import { packagePlan, planOf } from '../report/record.ts';

describe('reportPlan', () => {
  test('gives the same order, whatever order the Store gave', () => {
    const packages = ['keep', 'remove', 'add'].flatMap((action) =>
      ['b.msix', 'a.msix'].map((fileName) =>
        packagePlan({ action: action as 'add' | 'keep' | 'remove', fileName }),
      ),
    );
    const names = (list: typeof packages) =>
      reportPlan(planOf({ packages: list })).packages.map(({ action, fileName }) => `${action} ${fileName}`);
    expect(names(packages)).toEqual([
      'add a.msix',
      'add b.msix',
      'remove a.msix',
      'remove b.msix',
      'keep a.msix',
      'keep b.msix',
    ]);
    expect(names([...packages].reverse())).toEqual(names(packages));
  });

  test('shortens what changes and what stays', () => {
    const long = 'x'.repeat(500);
    const { changes, stays } = reportPlan(
      planOf({
        changes: [{ path: 'a', before: undefined, after: long }],
        inherited: [{ path: 'b', value: long }],
      }),
    );
    expect(changes).toEqual([
      { path: 'a', before: undefined, after: `${'x'.repeat(200)}… (500 characters)` },
    ]);
    expect(stays).toEqual([{ path: 'b', value: `${'x'.repeat(200)}… (500 characters)` }]);
  });
});

describe('a value', () => {
  test.each([undefined, null, false, 0, '', 'x'.repeat(200), ['a'], { a: 1 }])(
    'as short as %j stays',
    (value) => {
      expect(shorten(value)).toBe(value);
    },
  );

  test('that is long JSON becomes an excerpt, whatever the order of its members', () => {
    const [one, other] = [
      { a: 'x'.repeat(300), b: [{ c: 1, d: 2 }] },
      { b: [{ d: 2, c: 1 }], a: 'x'.repeat(300) },
    ];
    expect(shorten(one)).toBe(shorten(other));
    expect(shorten(one)).toMatch(/^\{"a":"x+… \(328 characters\)$/);
  });

  test('that is cut within a character stays well-formed', () => {
    expect(String(shorten(`${'x'.repeat(199)}😀😀`)).isWellFormed()).toBe(true);
  });
});

describe('a change of a long text', () => {
  const start = 'Known for years. '.repeat(20);

  test('is shown from where the difference begins', () => {
    expect(shortenChange(`${start}Old end.`, `${start}New end.`)).toEqual({
      before: '…ears. Known for years. Known for years. Old end. (348 characters)',
      after: '…ears. Known for years. Known for years. New end. (348 characters)',
    });
  });

  test('is shown from its beginning if that differs', () => {
    const { before, after } = shortenChange(`a${start}`, `b${start}`);
    expect([String(before)[0], String(after)[0]]).toEqual(['a', 'b']);
  });

  test('that only grows shows what is new', () => {
    expect(shortenChange(start, `${start}And more.`).after).toMatch(/And more\. \(349 characters\)$/);
  });
});
