import { describe, expect, test } from '@jest/globals';

import { ActionError, type Result } from '../../../src/errors.ts';
import { results } from '../../../src/record/results.ts';
import { type RunRecord, startRecord } from '../../../src/record/run-record.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { renderGithub } from '../../support/github-markdown.ts';
import { committedRecord, hostileTexts, packagePlan, planOf } from './record.ts';

describe('renderSummary', () => {
  test('shows a success from the result down', () => {
    const record = committedRecord({
      rollout: { percentage: 10, status: 'PackageRolloutInProgress' },
      storeWarnings: [{ code: 'SalesUnsupportedWarning', details: 'No longer supported.' }],
      warnings: ['The bundle has an odd version'],
    });
    expect(renderSummary(record)).toMatchSnapshot();
  });

  test('says who gets no new package, below the packages', () => {
    const who = { devices: ['arm64'], version: '4.0.0.0', fileName: 'a|b.msix' };
    const left = {
      outcome: 'keeps',
      isCertain: true,
      isBelowNew: true,
      othersNeedKeeping: false,
      ...who,
    } as const;
    const summary = renderSummary(committedRecord({ plan: planOf({ leftBehind: [left] }) }));
    expect(summary).toMatch(/### Packages[^#]*Not updated: arm64 stays on 4\.0\.0\.0/);
    expect(renderSummary(committedRecord({}))).not.toContain('Not updated');
  });

  test('shows a refusal with every finding', () => {
    const finding = (message: string, file: string) => ({
      rule: 'rule',
      severity: 'error' as const,
      message,
      file,
    });
    const record = committedRecord({
      states: [],
      submissionId: undefined,
      plan: undefined,
      result: 'refused',
      stage: 'Check',
      error: new ActionError({
        code: 'package-rules',
        message: '2 findings about the packages.',
        todo: 'Correct them and run again.',
        findings: [
          finding('identity Contoso.Other is not the app’s', 'out/a.msix'),
          finding('out/b.msix: version 1.2.3.1 does not end in 0', 'out/b.msix'),
          { rule: 'odd', severity: 'warning', message: 'an odd version' },
        ],
      }),
    });
    expect(renderSummary(record)).toMatchSnapshot();
  });

  test('shows a rejection in the words of the Store', () => {
    const record = committedRecord({
      states: [
        { status: 'Certification', at: 1_000 },
        { status: 'CertificationFailed', at: 7_201_000 },
      ],
      plan: planOf({ changes: [], inherited: [], packages: [] }),
      result: 'rejected',
      storeErrors: [{ code: 'Other', details: '10.1.1 | Distinct <b>Function</b>\r\nand Value' }],
      certificationReports: [
        { date: '2026-11-20', url: 'https://partner.microsoft.com/report/1?sig=secret' },
        { date: undefined, url: 'https://evil.example/report?sig=secret' },
        { date: undefined, url: undefined },
      ],
      error: new ActionError({
        code: 'submission-rejected',
        message: 'The Store ended the submission with CertificationFailed.',
        correlationId: 'e9a8ae08',
        status: 200,
        serviceCode: 'Other',
        link: 'https://learn.microsoft.com/windows/apps/publish/',
      }),
    });
    expect(renderSummary(record)).toMatchSnapshot();
    expect(renderSummary(record)).not.toContain('sig=');
  });

  // For the others, an error or the command says it.
  test.each(Object.keys(results).filter((name) => results[name as Result].headline !== undefined))(
    'says what %s means and what to do next, with nothing else known',
    (name) => {
      const result = name as Result;
      const text = renderSummary({ ...startRecord('publish', 0), result });
      expect(text).toBe(
        `## ${results[result].icon} ${result}\n\n${results[result].headline}\n\n**Next:** ${results[result].next}\n`,
      );
    },
  );

  test('has no elements except its own, whatever it is given', () => {
    for (const text of hostileTexts) {
      const record = committedRecord({
        target: { kind: 'app', appId: text, appName: text },
        submissionId: text,
        states: [
          { status: text, at: 0 },
          { status: text, at: 1 },
        ],
        plan: planOf({
          changes: [{ path: text, before: text, after: [text] }],
          packages: [packagePlan({ fileName: text, reason: text, version: text, families: [text] })],
          inherited: [{ path: text, value: { [text]: text } }],
        }),
        storeErrors: [{ code: text, details: text }],
        storeWarnings: [{ code: text, details: text }],
        certificationReports: [{ date: text, url: text }],
        warnings: [text],
        error: new ActionError({ code: text, message: text, todo: text, link: text, serviceCode: text }),
      });
      const summary = renderSummary(record);
      for (const [, element] of summary.matchAll(/<([^>]*)>/g)) {
        expect(element).toMatch(
          /^\/?(br|code|details|span|sub|summary|wbr)$|^br\/$|^a href="https:\/\/learn\./,
        );
      }
      expect(summary.replace(/<a href="[^"]*">/g, '')).not.toMatch(/:\/\/|@\w|\bwww\./);
      // Sections, tables and diagram are as they are without that text: nothing was swallowed.
      const html = renderGithub(summary);
      expect([...html.matchAll(/<h[23]>([^<]*)/g)].slice(1).map((match) => match[1])).toEqual([
        'Warnings',
        'Packages',
        'Changes',
        'States',
      ]);
      expect(html.match(/<tr>/g)).toHaveLength(7);
      expect(html.match(/language-mermaid/g)).toHaveLength(1);
    }
  });

  test('is cut at the end of a line below one mebibyte, with a note', () => {
    const warnings = Array.from({ length: 2_000 }, (_, index) => `${index} ${'ü'.repeat(1_000)}`);
    const text = renderSummary(committedRecord({ warnings }));
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(Buffer.byteLength(text)).toBeGreaterThan(1_000_000);
    expect(text).toMatch(/ü[^\n]*\n\n\*Truncated: [^\n]*\*\n$/);
    expect(text.isWellFormed()).toBe(true);
  });
});

describe('the summary of a rollout', () => {
  test('shows the share before and after, and what is left to do', () => {
    const record: RunRecord = {
      ...startRecord('rollout', 0),
      result: 'done',
      rolloutBefore: 10,
      rollout: { percentage: 33.29999923706055, status: 'PackageRolloutInProgress' },
    };
    const text = renderSummary(record);
    expect(text).toContain('Rollout: 10% → 33.3%, in progress');
    expect(text).toMatch(/\*\*Next:\*\* Increase the rollout with command: rollout/);
    const same = renderSummary({
      ...record,
      rolloutBefore: 50,
      rollout: { percentage: 50, status: undefined },
    });
    expect(same).toContain('Rollout: 50%.');
  });
});
