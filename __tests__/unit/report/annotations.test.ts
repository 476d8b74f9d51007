import { describe, expect, test } from '@jest/globals';

import { ActionError, type Finding } from '../../../src/errors.ts';
import type { RunRecord } from '../../../src/record/run-record.ts';
import { logEnd } from '../../../src/report/closing.ts';
import { createLogger } from '../../../src/sinks/log.ts';
import { committedRecord } from './record.ts';

/** The title of the rule that the findings here have. */
const title = 'Rule';

const finding = (index: number, changed: Partial<Finding> = {}): Finding => ({
  rule: 'rule',
  severity: 'error',
  message: `finding ${index}`,
  ...changed,
});

describe('annotations', () => {
  test('are placed at their file and line', () => {
    const findings = [
      finding(1, { file: 'out/App.msix' }),
      finding(2, { file: 'store/patch.json', line: 12 }),
      finding(3, { file: 'b.msix', message: 'b.msix: complete in itself' }),
      finding(4),
    ];
    expect(annotationsOf(refused(findings), 'error')).toEqual([
      ['out/App.msix: finding 1. And 3 more errors below. Correct it.', { title, file: 'out/App.msix' }],
      ['store/patch.json:12: finding 2', { title, file: 'store/patch.json', startLine: 12 }],
      ['b.msix: complete in itself', { title, file: 'b.msix' }],
      ['finding 4', { title }],
    ]);
  });

  test('of one finding are that finding, once, and then what to do', () => {
    const twice = [finding(1), finding(1)];
    expect(annotationsOf(refused(twice), 'error')).toEqual([['finding 1. Correct it.', { title }]]);
  });

  test('say what several findings advise only once, and never drop what is wrong', () => {
    const advice = 'Is there a step before this one?';
    const findings = ['No files match "a".', 'No files match "b".', 'No files match "a".'].map(
      (what, index) => finding(index, { message: `${what} ${advice}`, ...(index === 2 && { file: 'c' }) }),
    );
    expect(annotationsOf(refused(findings), 'error').map(([text]) => text)).toEqual([
      `No files match "a". ${advice} And 2 more errors below. Correct it.`,
      'No files match "b".',
      'c: No files match "a".',
    ]);
  });

  test.each([
    ['invalid-input', 'client-secret: is missing or empty. Check it', 'client-secret is missing or empty'],
    ['undeclared-input', 'flagt: is not an input. Did you mean flight?', 'flagt is not an input'],
    ['version-order', 'app: 1.0.0.0 is too low', 'Version order'],
  ])('have a title: %s', (rule, message, wanted) => {
    const [shown] = annotationsOf(refused([finding(1, { rule, message })]), 'error');
    expect(shown?.[1]).toEqual({ title: wanted });
  });

  test('hold our sentence, what to do, and then the words of the service', () => {
    const error = new ActionError({
      code: 'sign-in-failed',
      message: 'Ours.',
      todo: 'Do.',
      quote: 'Theirs.',
    });
    const storeErrors = [
      { code: 'A', details: 'one' },
      { code: 'B', details: 'two' },
    ];
    expect(annotationsOf(committedRecord({ result: 'rejected', error, storeErrors }), 'error')).toEqual([
      ['Ours. Do. Theirs. The Store reported A: one', {}],
      ['The Store reported B: two', {}],
    ]);
  });

  test.each(['../App.msix', '..', '/tmp/App.msix', 'D:/App.msix', '\\\\host\\App.msix'])(
    'have no place in %s, which is not in the workspace',
    (file) => {
      expect(annotationsOf(refused([finding(1, { file })]), 'error')[0]).toEqual([
        `${file}: finding 1. Correct it.`,
        { title },
      ]);
    },
  );

  test('take nothing from a file name that could act on the runner, and no secret', () => {
    const file = 'a\n::error::hush-hush\u001b[31m.msix';
    expect(annotationsOf(refused([finding(1, { file })]), 'error', 'hush-hush')[0]).toEqual([
      'a⏎::error::***.msix: finding 1. Correct it.',
      { title, file: 'a⏎::error::***.msix' },
    ]);
  });

  test('are at most ten per level: the last one counts the rest, which are in the log', () => {
    const findings = Array.from({ length: 14 }, (_, index) => finding(index + 1));
    const { errors, log } = end(refused(findings));
    expect(errors.map(([text]) => text)).toEqual([
      'finding 1. And 13 more errors below. Correct it.',
      ...findings.slice(1, 9).map(({ message }) => message),
      'And 5 more errors: the log and the summary list them all.',
    ]);
    expect(log.slice(0, 5)).toEqual(findings.slice(9).map(({ message }) => `Error: ${message}`));
  });

  test('are exactly ten, without a count of the rest', () => {
    const findings = Array.from({ length: 10 }, (_, index) => finding(index));
    expect(annotationsOf(refused(findings), 'error').map(([text]) => text)).toHaveLength(10);
    expect(JSON.stringify(end(refused(findings)))).not.toContain('more errors:');
  });

  test('count the warnings that were shown during the run', () => {
    const findings = Array.from({ length: 4 }, (_, index) => finding(index, { severity: 'warning' }));
    const warnings = Array.from({ length: 8 }, (_, index) => `seen ${index}`);
    const { warnings: shown, log } = end(committedRecord({ findings, warnings }));
    expect(shown.map(([text]) => text)).toEqual([
      'finding 0',
      'And 3 more warnings: the log and the summary list them all.',
    ]);
    expect(log.slice(0, 3)).toEqual(['Warning: finding 1', 'Warning: finding 2', 'Warning: finding 3']);
  });

  test('of a run that has used them up are lines in the log', () => {
    const warnings = Array.from({ length: 12 }, (_, index) => `seen ${index}`);
    const { warnings: shown, log } = end(
      committedRecord({ findings: [finding(1, { severity: 'warning' })], warnings }),
    );
    expect(shown).toEqual([]);
    expect(log[0]).toBe('Warning: finding 1');
  });

  test('are not written twice, whether they were logged with their file or without', () => {
    const findings = [
      finding(1, { severity: 'warning', file: 'a.msix', message: 'one\nline' }),
      finding(2, { severity: 'warning', file: 'b.msix' }),
    ];
    const record = committedRecord({ findings, warnings: ['one⏎line', 'b.msix: finding 2'] });
    expect(annotationsOf(record, 'warning')).toEqual([]);
  });
});

function refused(findings: readonly Finding[]): RunRecord {
  return committedRecord({
    result: 'refused',
    error: new ActionError({ code: 'x', message: 'Refused.', todo: 'Correct it.', findings }),
  });
}

function annotationsOf(record: RunRecord, level: 'error' | 'warning', secret?: string) {
  return end(record, secret)[`${level}s`];
}

function end(record: RunRecord, secret?: string) {
  const [errors, warnings]: [unknown[][], unknown[][]] = [[], []];
  const log: string[] = [];
  const logger = createLogger({
    debug: () => {},
    info: (text) => void log.push(text),
    warning: (...args) => void warnings.push(args),
    error: (...args) => void errors.push(args),
    setSecret: () => {},
    startGroup: () => {},
    endGroup: () => {},
  });
  if (secret !== undefined) logger.mask(secret);
  logEnd(record, logger);
  return { errors, warnings, log };
}
