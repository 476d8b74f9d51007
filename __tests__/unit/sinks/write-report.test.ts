import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path, { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { ActionError } from '../../../src/errors.ts';
import { planLines } from '../../../src/plan-report/plan-text.ts';
import type { RunRecord } from '../../../src/record/run-record.ts';
import { startRecord } from '../../../src/record/run-record.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { writeOutputs, writeReport } from '../../../src/sinks/write-report.ts';
import { committedRecord, packagePlan, planOf } from '../report/record.ts';
import { recordedLog } from '../report/recorded-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  writeFileSync(summaryFile(), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('writeReport', () => {
  test('closes the log of a success with page, result and next step', () => {
    expect(report(committedRecord()).log).toEqual([
      'info Page: https://partner.microsoft.com/dashboard/products/9NBLGGH4R315/submissions/1152921504621243680',
      expect.stringMatching(
        /^info ✅ Result: accepted\. Contoso Notes 1\.2\.3\.0, for everyone, being checked \(PreProcessing\), 3 min 12 s\. Next: /,
      ),
    ]);
  });

  test('names who gets no new package in the last line, and no more than fits', () => {
    const left = (...names: string[]) => ({
      plan: planOf({
        leftBehind: names.map((name) => ({
          outcome: 'keeps',
          isCertain: true,
          isBelowNew: true,
          othersNeedKeeping: false,
          devices: [name],
          version: '4.0.0.0',
          fileName: `${name}.msix`,
        })),
      }),
    });
    expect(report(committedRecord(left('arm64'))).log.at(-1)).toMatch(
      /Result: accepted\. Contoso Notes 1\.2\.3\.0, for everyone, being checked \(PreProcessing\), arm64 stays on 4\.0\.0\.0, 3 min/,
    );
    const many = report(committedRecord(left('a', 'b', 'c', 'd'))).log.at(-1);
    expect(many).toMatch(/a stays on 4\.0\.0\.0, b stays on 4\.0\.0\.0, 2 more/);
    expect(many).not.toContain('c keeps');
  });

  test('closes the log of a failure with what, why, what to do and what to quote', () => {
    const record = committedRecord({
      result: 'refused',
      stage: 'Check',
      storeErrors: [
        { code: 'InvalidState', details: 'no' },
        { code: 'Other', details: '' },
      ],
      certificationReports: [{ date: '2026-11-20', url: 'https://partner.microsoft.com/r?sig=1' }],
      warnings: ['seen before'],
      error: new ActionError({
        code: 'package-rules',
        message: 'Two findings.',
        todo: 'Correct them.',
        quote: 'The Store responded with 409.',
        link: 'https://learn.microsoft.com/x',
        status: 409,
        correlationId: 'e9a8ae08',
        serviceCode: 'InvalidState',
        findings: [
          { rule: 'a', severity: 'error', message: 'first', file: 'a.msix' },
          { rule: 'b', severity: 'error', message: 'second' },
          { rule: 'c', severity: 'warning', message: 'third' },
          { rule: 'd', severity: 'warning', message: 'seen before' },
        ],
      }),
    });
    expect(report(record).log).toEqual([
      'error a.msix: first. And 1 more error below. Correct them.',
      'error second',
      'warning third',
      'info Certification report of 2026-11-20: https://partner.microsoft.com/r',
      'info Details for support: error package-rules, step "Check", service code InvalidState, HTTP 409, correlation ID e9a8ae08',
      'info Page: https://learn.microsoft.com/x',
      'info ⛔ Result: refused. Contoso Notes 1.2.3.0, being checked (PreProcessing), 3 min 12 s. Next: See the error above.',
    ]);
  });

  test('never lets two sentences run into each other', () => {
    const error = new ActionError({ code: 'x', message: 'It has more than 1 byte', todo: 'Cut it' });
    const record = committedRecord({
      result: 'failed',
      error,
      storeErrors: [
        { code: 'Other', details: 'It crashes' },
        { code: 'Other', details: 'It hangs' },
      ],
    });
    expect(report(record).log.slice(0, 2)).toEqual([
      'error It has more than 1 byte. Cut it. The Store reported Other: It crashes',
      'error The Store reported Other: It hangs',
    ]);
    expect(renderSummary(record)).toMatch(/It has more than 1 byte\.\n\n\*\*Next:\*\* Cut it\.\n/);
  });

  const unknown = {
    todo: undefined,
    result: undefined,
    link: undefined,
    correlationId: undefined,
    status: undefined,
    serviceCode: undefined,
  };
  test.each([
    ['absent', {}],
    ['undefined', unknown],
  ])('reports a run that knows only that it failed; the rest is %s', (_name, options) => {
    const record: RunRecord = {
      ...startRecord('publish', 0),
      result: 'failed',
      error: new ActionError({ code: 'x', message: 'No.', ...options }),
    };
    const { log, outputs } = report(record);
    expect(log).toEqual([
      'error No.',
      'info Details for support: error x',
      expect.stringMatching(/^info ❌ Result: failed\. Next: /),
    ]);
    expect([...log, ...outputs.values(), readFileSync(summaryFile(), 'utf8')].join()).not.toMatch(
      /undefined/,
    );
  });

  test('sets outputs and appends the summary', () => {
    writeFileSync(summaryFile(), 'before\n');
    const { outputs } = report(committedRecord());
    expect(outputs.get('result')).toBe('accepted');
    expect(readFileSync(summaryFile(), 'utf8')).toMatch(
      /^before\n## ✅ accepted: Contoso Notes 1\.2\.3\.0, for everyone\n/,
    );
  });

  test('does not leak a secret in any form, not even one that Markdown or JSON would escape', () => {
    const secret = '_Ab~1*"\\$|<9|`x`_';
    const text = `it is ${secret}!`;
    const record = committedRecord({
      target: { kind: 'app', appId: '9NBLGGH4R315', appName: text },
      states: [{ status: text, at: 0 }],
      plan: planOf({ changes: [{ path: text, before: { [text]: text }, after: text }] }),
      storeErrors: [{ code: text, details: text }],
      certificationReports: [{ date: text, url: text }],
      result: 'failed',
      error: new ActionError({
        code: 'x',
        message: text,
        todo: text,
        link: text,
        correlationId: text,
        serviceCode: text,
        findings: [{ rule: 'x', severity: 'error', message: text, file: text }],
      }),
    });
    const { log, outputs } = report(record, [secret]);
    const everything = JSON.stringify([log, [...outputs], readFileSync(summaryFile(), 'utf8')]);
    expect(everything).toContain('***');
    expect(everything).not.toMatch(/Ab|9\|/);
  });

  test('only warns if the summary cannot be written', () => {
    rmSync(summaryFile());
    expect(report(committedRecord()).log[0]).toMatch(/^warning No job summary: .*does not exist/);
  });

  test('only warns if outputs cannot be set', () => {
    const { log } = report(committedRecord(), [], () => {
      throw new Error('Missing file at path: x');
    });
    expect(log[0]).toBe('warning The outputs could not be set: Missing file at path: x.');
    expect(log.at(-1)).toContain('Result: accepted');
  });
});

describe('the whole plan', () => {
  const plan = planOf({
    changes: [{ path: 'a', before: 'x'.repeat(200_000), after: null }],
    packages: [],
  });

  test('is in its own file that only this user may read, and the output says where', () => {
    const [one, other] = [report(committedRecord({ plan })), report(committedRecord({ plan }))].map(
      ({ outputs }) => outputs.get('plan-path') ?? '',
    );
    expect(one).not.toBe(other);
    expect(path.dirname(one ?? '')).toBe(folder);
    expect(JSON.parse(readFileSync(one ?? '', 'utf8'))).toEqual([
      { path: 'a', before: 'x'.repeat(200_000), after: null },
    ]);
    if (process.platform !== 'win32') expect(statSync(one ?? '').mode & 0o077).toBe(0);
  });

  test('has no file if there is no plan, and a warning if it cannot be written', () => {
    expect(report(committedRecord({ plan: undefined })).outputs.has('plan-path')).toBe(false);
    rmSync(folder, { recursive: true });
    const { log, outputs } = report(committedRecord({ plan }));
    mkdirSync(folder);
    expect(log[0]).toMatch(/^warning The full plan could not be written: .*ENOENT/);
    expect(outputs.get('result')).toBe('accepted');
    expect(outputs.has('plan-path')).toBe(false);
  });
});

describe('planLines', () => {
  test('shows packages, changes and what stays in columns, new ones first', () => {
    expect(planLines(planOf({}))).toEqual([
      'Packages',
      '  add     Contoso.Notes_1.2.3.0_x64-arm64.0123456789ab.msixbundle  1.2.3.0  x64, arm64  312 MB  new',
      '  remove  Old_1.2.2.0.msixbundle                                   1.2.3.0  x64, arm64  –       superseded by 1.2.3.0',
      '  keep    Old_1.0.0.0_x86.appx                                     1.2.3.0  x64, arm64  –       no new package supports x86',
      'Changes',
      '  pricing.priceId  Tier2 → Tier3',
      'Unchanged',
      '  visibility  Public',
    ]);
  });

  test('says that there is nothing', () => {
    expect(planLines(planOf({ packages: [], changes: [], inherited: [] }))).toEqual([
      'Packages: none',
      'Changes: none',
      'Unchanged: none',
    ]);
  });

  test('shows missing, empty and long values as such', () => {
    const [, ...lines] = planLines(
      planOf({
        packages: [],
        inherited: [],
        changes: [
          { path: 'a', before: undefined, after: '' },
          { path: 'b', before: null, after: ['x', 1] },
          { path: 'c', before: false, after: 'y'.repeat(1_500) },
        ],
      }),
    );
    expect(lines).toEqual([
      'Changes',
      '  a  (not set) → (empty)',
      '  b  null → ["x",1]',
      `  c  false → ${'y'.repeat(200)}… (1500 characters)`,
      'Unchanged: none',
    ]);
  });

  test('keeps each entry on one line, whatever its name', () => {
    const lines = planLines(
      planOf({ packages: [packagePlan({ fileName: 'a\n::error::b\u001b[31m.msix' })] }),
    );
    expect(lines[1]).toMatch(/^ {2}add {2}a⏎::error::b\.msix /);
  });
});

function summaryFile(): string {
  return join(folder, 'summary.md');
}

function report(record: RunRecord, secrets: readonly string[] = [], setOutput?: () => void) {
  const outputs = new Map<string, string>();
  const { logger, log } = recordedLog(...secrets);
  const options = {
    logger,
    setOutput: setOutput ?? ((name: string, value: string) => void outputs.set(name, value)),
    summaryFile: summaryFile(),
    tempDir: folder,
  };
  writeOutputs(record, options);
  writeReport(record, {}, options);
  return { log, outputs };
}
