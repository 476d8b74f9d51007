import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { at, bundle, single, upload } from '../support/package-files.ts';
import { expectHeld, useStore } from '../support/store.ts';
import { storeId } from '../support/test-store.ts';

const store = useStore();

/** Names of the files that customers have, in order. */
function namesOf(submission: ReturnType<typeof store.published>): readonly string[] {
  const entries = submission?.submission.applicationPackages;
  return Array.isArray(entries) ? entries.map((entry) => String(Object(entry).fileName)).sort() : [];
}

describe('publishing', () => {
  test('a bundle for x64 and arm64 goes from the workspace to the customers, each step once and in order', async () => {
    store.app();
    const file = await bundle('1.2.0.0');
    const run = await store.publish([file], { 'wait-for': 'published' });

    expect(run.result).toBe('published');
    expect(run.calls.slice(0, 6)).toEqual(['look', 'read', 'create', 'update', 'read', 'commit']);
    expect(run.writes).toEqual(['create', 'update', 'commit']);
    expectHeld(store.published(), [file]);
    expect(namesOf(store.published())).toEqual([file.archiveName]);
    const { id } = store.published()?.submission ?? {};
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    expect(run.log).toContain(`SHA-256 ${sha256}`);
    expect(run.summary).toContain(`<code>${sha256}</code>`);
    expect(run.outputs).toEqual({
      'submission-id': id,
      status: 'Published',
      result: 'published',
      'submission-url': `https://partner.microsoft.com/dashboard/products/${storeId}/submissions/${id}`,
      'store-url': `https://apps.microsoft.com/detail/${storeId}`,
      'submitted-packages': JSON.stringify([
        { name: file.archiveName, version: '1.2.0.0', architectures: ['arm64', 'x64'], sha256 },
      ]),
      plan: expect.stringContaining(`applicationPackages[${file.archiveName}]`),
      'plan-path': expect.stringMatching(/microsoft-store-plan-[\w-]+\.json$/),
    });
    expect(run.summary).toContain('published: Contoso Notes 1.2.0.0');
    expect(run.summary.replaceAll(/<wbr>|\\/g, '')).toContain(file.archiveName);
    expect(run.summary).toContain('| Published |');
  });

  test('the log tells the story in order, and the plan comes before the first write', async () => {
    store.app();
    const steps: string[] = [];
    const run = await store.publish(
      [await bundle('1.2.0.0')],
      {},
      {
        onLine: (line) => {
          if (line.startsWith('::group::')) steps.push(line.slice('::group::'.length));
          if (line.startsWith('Changes:')) steps.push(`${store.submissions().length} submission`);
        },
      },
    );
    expect(run.result).toBe('accepted');
    expect(steps).toEqual([
      'Packages',
      'Target',
      'Read from the Store',
      'Plan',
      '1 submission',
      'Create the submission',
      'Update the submission',
      'Upload',
      'Commit',
      'Wait until accepted',
    ]);
    expect(run.log).toMatch(/^Submission \d+: https:\/\/partner\.microsoft\.com\/dashboard\/products\//m);
  });

  test('a single package is sent as it is', async () => {
    store.app({ packages: [{ fileName: 'old.msix', version: '1.0.0.0', architecture: 'X64' }] });
    const file = await single('1.2.0.0');
    const run = await store.publish([file], { 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expectHeld(store.published(), [file]);
    expect(namesOf(store.published())).toEqual([file.archiveName]);
  });

  test('several files go in one archive, found by globs in several folders', async () => {
    store.app({ packages: [{ fileName: 'old.msix', version: '1.0.0.0', architecture: 'X64' }] });
    const files = [
      at('out/x64/App.msix', await single('1.2.0.0')),
      at('out/arm64/App.msix', await single('1.2.0.0', { architecture: 'arm64' })),
      at('legacy/App.appx', await single('1.2.0.0', { architecture: 'x86', ext: 'appx' })),
    ];
    const run = await store.publish(files, { packages: 'out/**/*.msix\nlegacy/*.appx' });
    expect(run.result).toBe('accepted');
    expectHeld(store.pending(), files);
  });

  test.each([
    ['stored', false],
    ['deflated', true],
  ])('an upload file with a %s bundle is read, and sent unchanged', async (_how, deflateInner) => {
    store.app();
    const file = await upload('1.2.0.0', { deflateInner });
    const run = await store.publish([file]);
    expect(run.result).toBe('accepted');
    expectHeld(store.pending(), [file]);
    expect(run.log).toContain('1.2.0.0, arm64 x64');
  });

  test('an appxbundle is published like a msixbundle', async () => {
    store.app();
    const file = await bundle('1.2.0.0', { ext: 'appx' });
    expect((await store.publish([file])).result).toBe('accepted');
    expectHeld(store.pending(), [file]);
  });

  test('a file of several blocks arrives byte by byte', async () => {
    store.app();
    const file = await bundle('1.2.0.0', { payloadBytes: 9 * 2 ** 20 });
    const run = await store.publish([file]);
    expect(run.result).toBe('accepted');
    expectHeld(store.pending(), [file]);
    const blocks = run.requests.filter(({ role, query }) => role === 'blob' && /comp=block&/.test(query));
    expect(blocks).toHaveLength(3);
  });
});
