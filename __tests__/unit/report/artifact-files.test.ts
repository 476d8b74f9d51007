import { describe, expect, test } from '@jest/globals';

import { readRunnerOutput } from '../../../scripts/runner-commands.ts';
import { ActionError } from '../../../src/errors.ts';
import { type RunRecord, startRecord } from '../../../src/record/run-record.ts';
import { artifactFiles } from '../../../src/report/artifact-files.ts';
import { committedRecord, newName, planOf, startedAt } from './record.ts';

describe('artifactFiles', () => {
  test('are one file for each thing that is known', () => {
    expect([...artifactFiles(committedRecord({ before: { id: '1' } })).keys()]).toEqual([
      'run.json',
      'plan.json',
      'submission-before.json',
      'submission-after.json',
      'archive.json',
    ]);
    expect([...artifactFiles(startRecord('publish', 0)).keys()]).toEqual(['run.json']);
  });

  test('hold the plan as the summary shows it', () => {
    const plan = planOf({ changes: [{ path: 'a', before: 'x'.repeat(300), after: null }] });
    expect(jsonOf('plan.json', committedRecord({ plan }))).toMatchObject({
      packages: [{ action: 'add', fileName: newName }, { action: 'remove' }, { action: 'keep' }],
      changes: [{ path: 'a', before: `${'x'.repeat(200)}… (300 characters)`, after: null }],
      stays: [{ path: 'visibility', value: 'Public' }],
    });
  });

  test('hold the archive with hashes, and no path of the machine', () => {
    const text = artifactFiles(committedRecord()).get('archive.json') ?? '';
    expect(JSON.parse(text)).toEqual([
      {
        name: newName,
        file: 'out/Notes.msixbundle',
        size: 312_000_000,
        sha256: '0123456789ab'.padEnd(64, '0'),
        crc32: '00000001',
        identity: 'Contoso.Notes',
        version: '1.2.3.0',
        architectures: ['x64', 'arm64'],
      },
    ]);
    expect(text).not.toContain('/builds/');
  });

  test('hold the images and trailers of the archive too', () => {
    const asset = {
      fileName: 'img/a.png',
      archiveName: 'asset_a.0123456789ab.png',
      size: 5,
      sha256: '0123456789ab'.padEnd(64, '0'),
      crc32: 255,
    };
    const record = { ...committedRecord(), files: [], assets: [asset] };
    expect(JSON.parse(artifactFiles(record).get('archive.json') ?? '')).toEqual([
      {
        name: asset.archiveName,
        file: 'img/a.png',
        size: 5,
        sha256: asset.sha256,
        crc32: '000000ff',
      },
    ]);
  });

  test('hold each state with its time and the correlation ID of the response that reported it', () => {
    const answerAt = (seconds: number, correlationId: string | undefined) => ({
      at: startedAt + seconds * 1_000,
      call: 'GET applications/9NBLGGH4R315/submissions/1/status',
      status: 200,
      correlationId,
    });
    const record = committedRecord({
      answers: [answerAt(20, 'one'), answerAt(90, 'two'), answerAt(160, 'three')],
    });
    expect(jsonOf('run.json', record)).toMatchObject({
      result: 'accepted',
      startedAt: '2026-11-20T13:00:00.000Z',
      endedAt: '2026-11-20T13:03:12.000Z',
      states: [
        { status: 'PendingCommit', at: '2026-11-20T13:00:20.000Z', seconds: 70, correlationId: 'one' },
        { status: 'CommitStarted', at: '2026-11-20T13:01:30.000Z', seconds: 60, correlationId: 'two' },
        { status: 'PreProcessing', at: '2026-11-20T13:02:30.000Z', seconds: 42, correlationId: 'two' },
      ],
      answers: [{ correlationId: 'one' }, { correlationId: 'two' }, { correlationId: 'three' }],
    });
  });

  test('hold the submission that the Store has, or else the planned one, and say which', () => {
    const planned = committedRecord();
    expect(jsonOf('submission-after.json', planned)).toEqual({ id: '1152921504621243680' });
    expect(jsonOf('run.json', planned)).toMatchObject({ submissionAfterIs: 'planned' });
    const stored = committedRecord({ after: { id: '2', visibility: 'Hidden' } });
    expect(jsonOf('submission-after.json', stored)).toEqual({ id: '2', visibility: 'Hidden' });
    expect(jsonOf('run.json', stored)).toMatchObject({ submissionAfterIs: 'as the Store has it' });
  });

  test('hold no upload URL, no query of a report, and no signature in any text', () => {
    const upload = 'https://a.blob.core.windows.net/ingestion/1?sv=1&sr=b&sig=Secret%3D&sp=rwl';
    const report = 'https://partner.microsoft.com/report?id=Secret';
    const details = `Look at ${upload}, "${upload}" and https://contoso.com/?lang=en`;
    const submission = {
      id: '1',
      fileUploadUrl: upload,
      statusDetails: { certificationReports: [{ reportUrl: report }], errors: [{ code: 'Other', details }] },
      listings: { 'en-us': { baseListing: { websiteUrl: 'https://contoso.com/?lang=en' } } },
    };
    const files = artifactFiles(
      committedRecord({
        before: submission,
        after: submission,
        plan: planOf({ document: submission }),
        storeErrors: [{ code: 'Other', details }],
        certificationReports: [{ date: undefined, url: report }],
        error: new ActionError({ code: 'x', message: details, link: upload }),
      }),
    );
    const everything = [...files.values()].join('');
    expect(everything).not.toMatch(/Secret|fileUploadUrl|sig=/);
    expect(everything).toContain('https://contoso.com/?lang=en');
    expect(everything).toContain('"reportUrl": "https://partner.microsoft.com/report"');
  });

  test('hold no signature after a fragment, and other addresses unchanged', () => {
    const texts = ['https://a.example/#b?sig=Secret', 'see <https://a.example/?a=1#b>, https://b.example/#c'];
    const files = artifactFiles(committedRecord({ after: { id: '1', texts } }));
    expect(JSON.parse(files.get('submission-after.json') ?? '')).toEqual({
      id: '1',
      texts: ['https://a.example/', texts[1]],
    });
  });

  test.each(['http://', 'http://x?', 'https://x?sig', 'http', '?', '&sig=', '"http://x?sig=1'])(
    'take little time for a megabyte of %j',
    (unit) => {
      const listings = { 'en-us': unit.repeat(2 ** 20 / unit.length) };
      const started = performance.now();
      artifactFiles(committedRecord({ before: { id: '1', listings } }));
      // Linear work takes about 20 ms; quadratic work took eleven seconds for an eighth of this.
      expect(performance.now() - started).toBeLessThan(1_000);
    },
  );

  describe('trigger nothing when a later step prints them', () => {
    const evil = 'a\n::error::b ##[add-mask]c\u202e\u009b2K\u2028 ###[group] \u{e0041} \ud83d';
    const submission = { id: '1', friendlyName: evil, listings: { [evil]: { title: evil } } };
    const plan = planOf({
      document: submission,
      changes: [{ path: evil, before: evil, after: { [evil]: evil } }],
    });
    const files = artifactFiles(
      committedRecord({
        before: submission,
        plan,
        states: [{ status: evil, at: startedAt }],
        storeErrors: [{ code: evil, details: evil }],
        warnings: [evil],
        certificationReports: [{ date: evil, url: evil }],
        error: new ActionError({
          code: 'x',
          message: evil,
          todo: evil,
          serviceCode: evil,
          correlationId: evil,
        }),
      }),
    );

    test.each([...files])('%s', (_name, text) => {
      expect(readRunnerOutput(text).commands).toEqual([]);
      expect(text).not.toMatch(/##\[|(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    });

    test('and what the Store holds is in them exactly', () => {
      const before = JSON.parse(files.get('submission-before.json') ?? '');
      expect(before).toEqual(submission);
    });

    test.each(['run.json', 'plan.json'])('and neither does a text of %s on its own', (name) => {
      const texts: string[] = [];
      JSON.parse(files.get(name) ?? '', (key, value: unknown) => {
        texts.push(key, ...(typeof value === 'string' ? [value] : []));
        return value;
      });
      expect(texts.filter((text) => text.includes('add-mask')).length).toBeGreaterThan(1);
      for (const text of texts) expect(readRunnerOutput(text).commands).toEqual([]);
    });
  });
});

function jsonOf(name: string, record: RunRecord): unknown {
  return JSON.parse(artifactFiles(record).get(name) ?? '');
}
