import type { PackageFacts } from '../../../src/packages/facts.ts';
import { noteState, type RunRecord, startRecord } from '../../../src/record/run-record.ts';
import type { PackagePlan, Plan } from '../../../src/submission/types.ts';

/** The start of every recorded run: 2026-11-20 13:00:00 UTC. */
export const startedAt = Date.UTC(2026, 10, 20, 13);

export const newName = 'Contoso.Notes_1.2.3.0_x64-arm64.0123456789ab.msixbundle';

/** A run that has read its packages, planned, committed and seen PreProcessing. */
export function committedRecord(changed: Partial<RunRecord> = {}): RunRecord {
  const record: RunRecord = {
    ...startRecord('publish', startedAt),
    endedAt: startedAt + 192_000,
    target: { kind: 'app', appId: '9NBLGGH4R315', appName: 'Contoso Notes' },
    files: [{ facts: bundleFacts, archiveName: newName }],
    submissionId: '1152921504621243680',
    plan: planOf({}),
    result: 'accepted',
    ...changed,
  };
  if (changed.states === undefined) {
    noteState(record, 'PendingCommit', startedAt + 20_000);
    noteState(record, 'CommitStarted', startedAt + 90_000);
    noteState(record, 'PreProcessing', startedAt + 150_000);
  }
  return record;
}

export function planOf(changed: Partial<Plan>): Plan {
  return {
    document: { id: '1152921504621243680' },
    changes: [{ path: 'pricing.priceId', before: 'Tier2', after: 'Tier3' }],
    packages: [
      packagePlan({
        action: 'keep',
        fileName: 'Old_1.0.0.0_x86.appx',
        reason: 'no new package supports x86',
      }),
      packagePlan({ action: 'remove', fileName: 'Old_1.2.2.0.msixbundle', reason: 'superseded by 1.2.3.0' }),
      packagePlan({ action: 'add', fileName: newName, size: 312_000_000, reason: 'new' }),
    ],
    notes: [],
    leftBehind: [],
    inherited: [{ path: 'visibility', value: 'Public' }],
    ...changed,
  };
}

export function packagePlan(changed: Partial<PackagePlan>): PackagePlan {
  return {
    action: 'add',
    fileName: newName,
    version: '1.2.3.0',
    architectures: ['x64', 'arm64'],
    families: ['Windows.Desktop 10.0.17763.0'],
    size: undefined,
    reason: '',
    ...changed,
  };
}

export const bundleFacts: PackageFacts = {
  path: '/builds/out/Notes.msixbundle',
  displayPath: 'out/Notes.msixbundle',
  extension: 'msixbundle',
  isBundle: true,
  name: 'Contoso.Notes',
  publisher: 'CN=Contoso',
  version: '1.2.3.0',
  architectures: ['x64', 'arm64'],
  serves: [
    { architecture: 'x64', family: 'Windows.Desktop', minVersion: '10.0.17763.0' },
    { architecture: 'arm64', family: 'Windows.Desktop', minVersion: '10.0.17763.0' },
  ],
  languages: ['en-us'],
  contents: [],
  size: 312_000_000,
  sha256: '0123456789ab'.padEnd(64, '0'),
  crc32: 1,
  stamp: '',
};

/** Texts that would have a meaning in Markdown or HTML. */
export const hostileTexts: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '<!-- comment',
  '</td></table><script>x</script>',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '[ref]: https://evil.example',
  'a | b | c',
  'a\n| b | c |\n',
  '`code` ``` fence',
  '\\| backslash \\',
  '# heading',
  '- item',
  '1. item',
  '**bold** _it_ ~~gone~~',
  'https://evil.example/x and www.evil.example and a@evil.example',
  '@everyone',
  '$x$ and $$y$$',
  '&lt;b&gt; &#60;',
  '"><a href="https://evil.example">x</a>',
];

/** Every code that the documentation lists for a submission, except None. */
export const statusCodes: readonly string[] = [
  'InvalidArchive',
  'MissingFiles',
  'PackageValidationFailed',
  'InvalidParameterValue',
  'InvalidOperation',
  'InvalidState',
  'ResourceNotFound',
  'ServiceError',
  'ListingOptOutWarning',
  'ListingOptInWarning',
  'UpdateOnlyWarning',
  'Other',
  'PackageValidationWarning',
];
