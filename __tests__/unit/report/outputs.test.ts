import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { startRecord } from '../../../src/record/run-record.ts';
import { longResponse, type OutputName, outputsOf } from '../../../src/report/outputs.ts';
import { committedRecord, newName, packagePlan, planOf } from './record.ts';

describe('outputsOf', () => {
  test('contains everything that is known', () => {
    const record = committedRecord({ rollout: { percentage: 2.5, status: 'PackageRolloutInProgress' } });
    expect(Object.fromEntries(outputsOf(record))).toEqual({
      'submission-id': '1152921504621243680',
      status: 'PreProcessing',
      result: 'accepted',
      'submission-url':
        'https://partner.microsoft.com/dashboard/products/9NBLGGH4R315/submissions/1152921504621243680',
      'store-url': 'https://apps.microsoft.com/detail/9NBLGGH4R315',
      'rollout-percentage': '2.5',
      'rollout-status': 'PackageRolloutInProgress',
      'submitted-packages': expect.any(String),
      plan: expect.any(String),
    });
  });

  test('lists the files submitted', () => {
    expect(jsonOf(committedRecord(), 'submitted-packages')).toEqual([
      {
        name: newName,
        version: '1.2.3.0',
        architectures: ['x64', 'arm64'],
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  test('lists packages and fields of the plan as path, before and after, without what stays', () => {
    const entry = {
      version: '1.2.3.0',
      architectures: ['x64', 'arm64'],
      families: ['Windows.Desktop 10.0.17763.0'],
    };
    expect(jsonOf(committedRecord(), 'plan')).toEqual([
      {
        path: `applicationPackages[${newName}]`,
        after: { ...entry, size: 312_000_000 },
        reason: 'new',
      },
      {
        path: 'applicationPackages[Old_1.2.2.0.msixbundle]',
        before: entry,
        reason: 'superseded by 1.2.3.0',
      },
      { path: 'pricing.priceId', before: 'Tier2', after: 'Tier3' },
    ]);
  });

  test('is short and honest about a run that ended early', () => {
    const record = { ...startRecord('publish', 0), result: 'failed' as const };
    expect([...outputsOf(record)]).toEqual([['result', 'failed']]);
  });

  test('does not call the files of a draft submitted', () => {
    const record = committedRecord({ states: [{ status: 'PendingCommit', at: 0 }] });
    expect(outputsOf(record).has('submitted-packages')).toBe(false);
  });

  test('makes what the Store says harmless, and stays JSON', () => {
    const evil = 'a"\n::error::b ##[add-mask]c';
    const record = committedRecord({
      submissionId: evil,
      states: [{ status: evil, at: 0 }],
      plan: planOf({
        changes: [{ path: evil, before: evil, after: undefined }],
        packages: [packagePlan({ fileName: evil })],
      }),
    });
    const outputs = outputsOf(record);
    expect(outputs.get('status')).toBe('a"⏎::error::b #\u200b#[add-mask]c');
    expect(outputs.has('submission-url')).toBe(false);
    expect(JSON.stringify([...outputs.values()])).not.toContain('##[');
    expect(jsonOf(record, 'plan')).toHaveLength(2);
  });

  test('gives a response of the Store unchanged, escaped so that it triggers nothing', () => {
    const response = { title: 'a\n::error::b ##[add-mask]c\u202e\u200b', reportUrl: 'https://x/y?sig=z' };
    const record = committedRecord({ response });
    expect(outputsOf(record).get('response')).not.toMatch(/##\[|[\p{Cc}\p{Cf}]/u);
    expect(jsonOf(record, 'response')).toEqual({ ...response, reportUrl: 'https://x/y' });
  });
});

describe('a response of command: api', () => {
  const room = 131_072 - JSON.stringify({ a: '' }).length;

  test('of 256 KiB in UTF-16 is whole', () => {
    const record = committedRecord({ response: { a: 'é'.repeat(room) } });
    expect(outputsOf(record).get('response')).toHaveLength(131_072);
    expect(longResponse(record)).toBeUndefined();
  });

  test('that is longer is in a file, with its length and hash in the output', () => {
    const record = committedRecord({ response: { a: `${'é'.repeat(room - 1)}\u2066` } });
    const whole = longResponse(record) ?? '';
    expect(JSON.parse(whole)).toEqual(record.response);
    expect(JSON.parse(outputsOf(record, { response: '/temp/x.json' }).get('response') ?? '')).toEqual({
      omitted: true,
      length: 131_077,
      sha256: createHash('sha256').update(whole).digest('hex'),
      path: '/temp/x.json',
    });
    expect(jsonOf(record, 'response')).not.toHaveProperty('path');
  });
});

test('all outputs together stay below the megabyte that GitHub accepts', () => {
  const [file] = committedRecord().files;
  if (file === undefined) throw new Error('no file');
  const long = 'x'.repeat(200_000);
  const record = committedRecord({
    files: Array.from({ length: 2_000 }, (_, index) => ({
      ...file,
      archiveName: `${'p'.repeat(200)}${index}`,
    })),
    plan: planOf({ changes: [{ path: 'a', before: long, after: [long] }] }),
    response: { long },
  });
  const outputs = outputsOf(record);
  const bytes = [...outputs.values()].reduce((sum, value) => sum + 2 * value.length, 0);
  expect(bytes).toBeLessThan(1024 ** 2);
  const packages: { packages?: number }[] = JSON.parse(outputs.get('submitted-packages') ?? '');
  expect(packages.at(-1)).toEqual({ omitted: true, packages: 2_001 - packages.length });
  expect(packages.length).toBeGreaterThan(300);
});

function jsonOf(record: Parameters<typeof outputsOf>[0], name: OutputName): unknown {
  return JSON.parse(outputsOf(record).get(name) ?? '');
}
