import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { PackageSeed } from '../../simulator/src/store/app-seed.ts';
import { bundle, single } from '../support/package-files.ts';
import { expectHeld, useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';

const store = useStore();

const desktop = (build: number) => [`Windows.Desktop min version 10.0.${build}.0`];

function held(fileName: string, version: string, more: Partial<PackageSeed> = {}) {
  return { fileName, version, architecture: 'Neutral', ...more };
}

const closingLine = (run: StoreRun) => run.log.trimEnd().split('\n').at(-1);

/** What the submission under way says about its package entries. */
function statuses(): Record<string, unknown> {
  const entries = packagesSchema.parse(store.pending()?.submission.applicationPackages);
  return Object.fromEntries(entries.map((each) => [each.fileName, each.fileStatus]));
}

const packagesSchema = z.array(z.object({ fileName: z.string(), fileStatus: z.string() }));

describe('who gets no new package', () => {
  const named = 'App_1.1.0.0_x64_ARM64_bundle.msixupload';

  test('keeps what another packer named, and is named in plan, summary and closing line', async () => {
    store.app({ packages: [held(named, '1.1.0.0')] });
    const run = await store.publish([await bundle('1.2.0.0', { architectures: ['x64'] })]);
    expect(run.result).toBe('accepted');
    expect(statuses()).toMatchObject({ [named]: 'Uploaded' });
    expect(run.log).toMatch(
      /keep +App_1\.1\.0\.0_x64_ARM64_bundle\.msixupload.*no new package supports arm64/,
    );
    expect(run.summary).toContain('Not updated: arm64 stays on 1.1.0.0');
    expect(closingLine(run)).toContain('arm64 stays on 1.1.0.0');
  });

  test('is no one if the new bundle has all that the name lists', async () => {
    store.app({ packages: [held(named, '1.1.0.0')] });
    const run = await store.publish([await bundle('1.2.0.0')]);
    expect(run.result).toBe('accepted');
    expect(statuses()).not.toHaveProperty([named]);
    expect(run.log).not.toContain('Not updated');
    expect(closingLine(run)).not.toContain('keep');
  });

  test('is not known for a bundle whose name says nothing: it stays, until remove-all removes it', async () => {
    store.app({ packages: [held('x64dbg.msixbundle', '1.1.0.0')] });
    const file = await bundle('1.2.0.0', { architectures: ['x64'] });
    const run = await store.publish([file], { 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expect(run.log).toMatch(/Neither the Store nor its name gives its architectures/);
    expect(closingLine(run)).toContain('devices that only x64dbg.msixbundle supports stay on 1.1.0.0');
    const next = await bundle('1.3.0.0', { architectures: ['x64'] });
    const last = await store.publish([next], { 'existing-packages': 'remove-all', 'wait-for': 'published' });
    expect(last.result).toBe('published');
    expectHeld(store.published(), [next]);
    expect(closingLine(last)).toMatch(/arm, arm64, x86 may lose 1\.1\.0\.0/);
  });
});

test('packages for Windows 8.1 stay next to new ones for Windows 10, and go back as they came', async () => {
  const entry = (
    fileName: string,
    targetDeviceFamilies: string | string[] | null,
    more: Record<string, string> = {},
  ) => ({
    fileName,
    fileStatus: 'Uploaded',
    id: `20000000000304942${fileName.length}`,
    version: '1.0.0.0',
    architecture: 'X86',
    languages: ['en-us'],
    capabilities: [],
    minimumDirectXVersion: 'None',
    minimumSystemRam: 'None',
    targetDeviceFamilies,
    ...more,
  });
  store.app({
    submission: {
      applicationPackages: [
        entry('Text.appx', 'None'),
        entry('InList.appx', ['None']),
        entry('Null81.appxbundle', null, { architecture: 'Neutral', targetPlatform: 'Windows81' }),
        entry('Windows10.appx', desktop(17763)),
      ],
    },
  });
  const run = await store.publish([await bundle('1.2.0.0', { architectures: ['x86'] })]);
  expect(run.result).toBe('accepted');
  expect(statuses()).toMatchObject({
    'Text.appx': 'Uploaded',
    'InList.appx': 'Uploaded',
    'Null81.appxbundle': 'Uploaded',
  });
  expect(statuses()).not.toHaveProperty(['Windows10.appx']);
  // PUT replaces the document, so what is kept goes back as it came.
  const sent = run.requests
    .map(({ body }) => (typeof body === 'string' ? body : JSON.stringify(body)))
    .join('\n');
  for (const form of ['"targetDeviceFamilies":"None"', '"targetDeviceFamilies":["None"]'])
    expect(sent.replaceAll('\\"', '"')).toContain(form);
});

describe('packages for older and newer systems', () => {
  const published = [
    held('Classic.msix', '1.0.20.0', { architecture: 'X64', targetDeviceFamilies: desktop(17763) }),
    held('Modern.msix', '1.1.0.0', { architecture: 'X64', targetDeviceFamilies: desktop(22000) }),
  ];
  const since = (build: number) => ({
    families: [{ name: 'Windows.Desktop', minVersion: `10.0.${build}.0` }],
  });

  test('the older ones have the lower version', async () => {
    store.app({ packages: published });
    const files = [await single('1.0.21.0', since(17763)), await single('1.2.0.0', since(22000))];
    const run = await store.publish(files, { 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expectHeld(store.published(), files);
  });

  test('are refused the other way around, and following the advice publishes both', async () => {
    store.app({ packages: published });
    const classic = await single('1.3.0.0', since(17763));
    const run = await store.publish([classic, await single('1.2.0.0', since(22000))]);
    expect(run.result).toBe('refused');
    expect(run.writes).toEqual([]);
    expect(run.errors.join('\n')).toMatch(
      /1\.2\.0\.0, which is lower than 1\.3\.0\.0 of .*_1\.3\.0\.0_x64\.msix.*to 1\.3\.1\.0/,
    );
    const files = [classic, await single('1.3.1.0', since(22000))];
    expect((await store.publish(files, { 'wait-for': 'published' })).result).toBe('published');
    expectHeld(store.published(), files);
  });
});
