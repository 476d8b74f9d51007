import { describe, expect, test } from '@jest/globals';
import { runChecks } from '../../../src/checks/check.ts';
import * as bundles from '../../../src/checks/packages/bundles.ts';
import * as coverage from '../../../src/checks/packages/duplicate-coverage.ts';
import * as identities from '../../../src/checks/packages/identity.ts';
import { manifestChecks } from '../../../src/checks/packages/manifest-checks.ts';
import type { PackageCheck, PackageContext } from '../../../src/checks/packages/package-check.ts';
import {
  checkPackages,
  packageChecks,
  tooManyPackages as tooMany,
} from '../../../src/checks/packages/package-checks.ts';
import { symbols } from '../../../src/checks/packages/symbols.ts';
import * as versions from '../../../src/checks/packages/versions.ts';
import type { ApplicationFacts, ManifestFacts, PackageFacts } from '../../../src/packages/facts.ts';
import type { StorePackage } from '../../../src/store/wire.ts';
import { describeLive } from '../../../src/submission/existing-package.ts';
import { planSubmission } from '../../../src/submission/plan.ts';
import type { ExistingPackagesMode } from '../../../src/submission/supersede.ts';
import {
  facts,
  familyText,
  identityName,
  on,
  plain,
  published,
  publishedEntry,
  publishedFlight,
  publisherName,
  storedPackage,
} from '../../support/documents.ts';

const asking = (check: PackageCheck) => (given: PackageContext) => runChecks([check], given);
const bundleVersion = asking(bundles.bundleVersion);
const onceABundle = asking(bundles.onceABundle);
const uploadContents = asking(bundles.uploadContents);
const duplicateCoverage = asking(coverage.duplicateCoverage);
const identity = asking(identities.identity);
const tooManyPackages = asking(tooMany);
const versionFormat = asking(versions.versionFormat);
const versionOrder = asking(versions.versionOrder);

function manifestOf(application: Partial<ApplicationFacts>, isElectron = false): ManifestFacts {
  const names = { count: 0, examples: [] };
  const packing = { lacks: [], manifest: 'as-packed', changed: names, added: names, removed: names } as const;
  const sound = { families: [], applications: 1, isAddition: false, frameworks: [], isFullTrust: false };
  return { path: '', packing, application: { ...sound, ...application }, isElectron };
}

function context(
  files: readonly PackageFacts[],
  existing: readonly StorePackage[] = [],
  existingPackages: ExistingPackagesMode = 'remove-superseded',
): PackageContext {
  const base = published({ applicationPackages: [...existing] });
  const plan = planSubmission(base, files, {
    target: 'app',
    existingPackages,
    rolloutPercentage: undefined,
    price: undefined,
  });
  const store = { identityName, publisherName, existing: describeLive(base), existingPackages, plan };
  return { facts: files, store };
}

/** The same on a flight, whose packages come without families. */
function flight(files: readonly PackageFacts[], packages: readonly StorePackage[]): PackageContext {
  const { store, ...rest } = context(files);
  const flightPackages = packages.map(({ targetDeviceFamilies: _, ...entry }) => entry);
  const existing = describeLive(publishedFlight({ flightPackages }));
  return { ...rest, store: store && { ...store, existing } };
}

/** Without credentials: nothing is known about the Store. */
const offline = (...files: PackageFacts[]): PackageContext => ({ facts: files, store: undefined });
const text = (found: readonly { message: string }[]) => found.map((each) => each.message).join('\n');

test('a good release over an older one passes every check', () => {
  expect(checkPackages(context([facts()], [publishedEntry(facts({ version: '1.0.0.0' }))]))).toEqual([]);
  expect(checkPackages(offline(facts()))).toEqual([]);
});

test('every check runs, and all findings are reported at once', () => {
  const bad = plain('x64', { name: 'Other', version: '0.9.0.1' });
  const upload = facts({ extension: 'msixupload', isBundle: true, contents: [], version: '3.0.0.0' });
  const dated = facts({
    version: '2026.1120.0.0',
    contents: [{ path: 'a', extension: 'msix', version: '10.0.0.0', architecture: 'x64', isResource: false }],
  });
  const desktop = facts({ manifests: [manifestOf({ isFullTrust: true })] });
  const many = Array.from({ length: 26 }, (_, index) =>
    storedPackage({ fileName: `${index}.msixbundle`, version: '9.0.0.0', id: `${index + 1}` }),
  );
  const found = checkPackages(
    context([bad, plain('x64', { ...bad, seed: 'again' }), upload, dated, desktop], many, 'keep-all'),
  );
  expect(new Set(found.map((each) => each.rule)).size).toBe(packageChecks.length - manifestChecks.length);
});

describe('identity', () => {
  test('refuses another name or publisher, names both and says where to look', () => {
    const found = identity(context([facts({ name: 'Contoso.Draw', publisher: 'CN=Me' })]));
    expect(found).toHaveLength(2);
    expect(text(found)).toContain('Contoso.Draw');
    expect(text(found)).toContain(identityName);
    expect(text(found)).toContain('CN=Me');
    expect(text(found)).toContain(publisherName);
    expect(text(found)).toMatch(/Partner Center/);
  });
  test('compares exactly', () => {
    expect(identity(context([facts({ name: identityName.toLowerCase() })]))).toHaveLength(1);
    expect(identity(context([facts({ publisher: publisherName.toLowerCase() })]))).toHaveLength(1);
  });
  test('names the file, for each file', () => {
    const found = identity(context([facts(), plain('x86', { name: 'X', displayPath: 'out/x.msix' })]));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error', file: expect.stringMatching(/out\/x\.msix$/) });
  });
  test('is not relaxed in a dry run: it would stop a release', () => {
    expect(identity(context([facts({ name: 'X' })]))[0]?.softInDryRun).not.toBe(true);
  });
  test('asks once to exclude what is in Dependencies or is Microsoft’s', () => {
    const dependency = (displayPath: string, publisher = 'CN=Contoso') =>
      plain('x64', { name: 'Microsoft.VCLibs', publisher, displayPath });
    const found = identity(
      context([
        facts(),
        dependency('out/Dependencies/x64/VCLibs.appx'),
        dependency('out/VCLibs.appx', 'CN=Microsoft Corporation, O=Microsoft Corporation, C=US'),
      ]),
    );
    expect(found).toHaveLength(1);
    expect(text(found)).toMatch(
      /Dependencies\/x64\/VCLibs\.appx: .*out\/VCLibs\.appx.*!\*\*\/Dependencies\/\*\*/,
    );
    expect(text(found)).not.toContain("In the manifest, use the app's identity name");
  });
  test('accepts an app of Microsoft’s own, and one that is built in a folder of that name', () => {
    const own = { displayPath: 'Dependencies/App.msix' };
    expect(identity(context([facts(own)]))).toEqual([]);
    expect(text(identity(context([facts({ name: 'Contoso.Draw', displayPath: 'out/App.msix' })])))).toContain(
      "In the manifest, use the app's identity name",
    );
  });
  test('cannot be checked without the Store', () => {
    expect(identity(offline(facts({ name: 'X' })))).toEqual([]);
  });
});

describe('version-format', () => {
  test.each(['1.2.3.4', '0.9.0.0', '1.2.3', '0.0.0.1'])('refuses %s', (version) => {
    const found = versionFormat(offline(facts({ version })));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error', softInDryRun: true });
    expect(text(found)).toContain(version);
  });
  test('says which number is wrong and what it must be', () => {
    expect(text(versionFormat(offline(facts({ version: '1.0.0.14' }))))).toMatch(/fourth .* 0/);
    expect(text(versionFormat(offline(facts({ version: '0.1.0.0' }))))).toMatch(/first .* 0/);
  });
  test.each(['1.0.0.0', '65535.65535.65535.0', '10.20.0.0'])('passes %s', (version) => {
    expect(versionFormat(offline(facts({ version })))).toEqual([]);
  });
});

describe('too-many-packages', () => {
  const old = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      storedPackage({ fileName: `${index}.msix`, id: `${index + 1}`, architecture: 'Arm' }),
    );
  test('refuses the 26th package in the result, and says what to do', () => {
    const found = tooManyPackages(context([facts()], old(25)));
    expect(text(found)).toMatch(/26/);
    expect(text(found)).toMatch(/25/);
    expect(text(found)).toMatch(/existing-packages/);
  });
  test('passes 25', () => {
    expect(tooManyPackages(context([facts()], old(24)))).toEqual([]);
  });
  test('passes as many as are published, and refuses one more', () => {
    const held = [...old(29), storedPackage({ fileName: 'x64.msix', id: '30' })];
    const next = context([plain('x64')], held);
    expect(next.store?.plan.packages.filter(({ action }) => action !== 'remove')).toHaveLength(30);
    expect(tooManyPackages(next)).toEqual([]);
    expect(tooManyPackages(context([facts()], old(30)))).toHaveLength(1);
  });
  test('does not count what is removed', () => {
    expect(tooManyPackages(context([facts()], old(25), 'remove-all'))).toEqual([]);
  });
  test('counts new files if the Store is not known', () => {
    const files = Array.from({ length: 26 }, (_, index) => facts({ version: `${index + 1}.0.0.0` }));
    expect(tooManyPackages(offline(...files))).toHaveLength(1);
  });
});

describe('version-order', () => {
  const at = (version: string, entry: Partial<StorePackage> = {}) => storedPackage({ version, ...entry });

  test('refuses a version below the published one, names both and the ways out', () => {
    const found = versionOrder(context([plain('x64')], [at('2.1.0.0')]));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error', softInDryRun: true });
    expect(text(found)).toMatch(/2\.0\.0\.0.*2\.1\.0\.0/);
    expect(text(found)).toMatch(/remove-all/);
  });
  test('compares numbers, not text', () => {
    expect(versionOrder(context([plain('x64', { version: '1.10.0.0' })], [at('1.9.0.0')]))).toEqual([]);
    expect(versionOrder(context([plain('x64', { version: '1.9.0.0' })], [at('1.10.0.0')]))).toHaveLength(1);
  });
  test('treats a published version that is not a number as higher', () => {
    expect(text(versionOrder(context([plain('x64')], [at('unknown')])))).toMatch(
      /lower than the published unknown/,
    );
  });
  test('passes a deliberate rollback with remove-all', () => {
    expect(versionOrder(context([plain('x64')], [at('2.1.0.0')], 'remove-all'))).toEqual([]);
  });
  test.each(['remove-superseded', 'keep-all', 'remove-all'] as const)(
    'refuses a version that is already published with different content: %s',
    (mode) => {
      const found = versionOrder(context([plain('x64')], [at('2.0.0.0')], mode));
      expect(text(found)).toMatch(/already published/);
      expect(found[0]?.softInDryRun).toBe(true);
    },
  );
  test('refuses a rebuilt bundle of a version that we published', () => {
    const first = publishedEntry(facts({ seed: 'first' }));
    expect(text(versionOrder(context([facts({ seed: 'second' })], [first])))).toMatch(/already published/);
  });
  test('says whom going back does not reach, and when it is not known who is reached', () => {
    const back = text(versionOrder(context([plain('x64')], [at('3.0.0.0')])));
    expect(back).toMatch(/no device would get it.*remove-all \(devices that have 3\.0\.0\.0 keep it\)\.$/);
    const unknown = at('3.0.0.0', { fileName: 'App.msixbundle', architecture: 'Neutral' });
    const doubtful = text(versionOrder(context([facts()], [unknown])));
    expect(doubtful).toMatch(
      /The Store does not always report which devices a package is for, so this file might not reach any device/,
    );
    expect(doubtful).not.toContain('no device would');
  });
  test('passes the exact file that is published', () => {
    const file = facts();
    expect(versionOrder(context([file], [publishedEntry(file)]))).toEqual([]);
    const shouted = publishedEntry(file);
    expect(versionOrder(context([file], [{ ...shouted, fileName: shouted.fileName.toUpperCase() }]))).toEqual(
      [],
    );
  });
  test('refuses a bundle with the version of one for any CPU: both have a bundle identity', () => {
    const anyCpu = at('2.0.0.0', {
      fileName: 'Notes_2.0.0.0_AnyCPU_bundle.appxupload',
      architecture: 'Neutral',
    });
    expect(text(versionOrder(context([facts()], [anyCpu])))).toMatch(/already published/);
  });
  test('passes the same version for another architecture', () => {
    expect(versionOrder(context([plain('arm64')], [at('2.0.0.0')]))).toEqual([]);
  });
  test('refuses the same version and architecture for another device family: a version is used only once', () => {
    const xbox = plain('x64', { serves: [on('x64', 'Windows.Xbox')] });
    expect(versionOrder(context([xbox], [at('2.0.0.0')]))).toHaveLength(1);
  });
  test('passes a lower version that competes with nothing: other architecture, other family', () => {
    expect(versionOrder(context([plain('arm64')], [at('9.0.0.0')]))).toEqual([]);
    const xbox = plain('x64', { serves: [on('x64', 'Windows.Xbox')] });
    expect(versionOrder(context([xbox], [at('9.0.0.0')]))).toEqual([]);
  });
  test('neutral competes with every architecture, Windows.Universal with every family', () => {
    expect(versionOrder(context([plain('x64')], [at('9.0.0.0', { architecture: 'Neutral' })]))).toHaveLength(
      1,
    );
    const neutral = { architecture: 'Neutral' };
    expect(versionOrder(context([plain('neutral')], [at('9.0.0.0', neutral)]))).toHaveLength(1);
    const universal = { targetDeviceFamilies: [familyText('Windows.Universal')] };
    expect(versionOrder(context([plain('x64')], [at('9.0.0.0', universal)]))).toHaveLength(1);
    const wide = plain('x64', { serves: [on('x64', 'Windows.Universal')] });
    expect(versionOrder(context([wide], [at('9.0.0.0', universal)]))).toHaveLength(1);
  });
  test('passes what still reaches some devices: more processors, families or older systems', () => {
    const wide = plain('x64', { serves: [on('x64', 'Windows.Universal')] });
    const early = plain('x64', { serves: [on('x64', 'Windows.Desktop', '10.0.10240.0')] });
    for (const file of [plain('neutral'), facts(), wide, early])
      expect(versionOrder(context([file], [at('9.0.0.0')]))).toEqual([]);
  });
  test('refuses what several packages together leave no device for, and names them', () => {
    const arm64 = at('8.0.0.0', { architecture: 'Arm64', fileName: 'arm64.msix', id: '8' });
    const found = versionOrder(context([facts()], [at('9.0.0.0'), arm64]));
    expect(text(found)).toMatch(
      /9\.0\.0\.0 \(Notes.*8\.0\.0\.0 \(arm64\.msix\)|8\.0\.0\.0 \(arm64\.msix\).*9\.0\.0\.0/,
    );
  });
  test('what the Store does not describe competes: other tools’ bundles, packages of a flight', () => {
    const foreign = at('9.0.0.0', { fileName: 'Notes.msixbundle', architecture: 'Neutral' });
    expect(versionOrder(context([facts()], [foreign]))).toHaveLength(1);
    expect(versionOrder(flight([plain('x64')], [at('9.0.0.0')]))).toHaveLength(1);
  });
  test('but only possibly with what is above a published package of its architecture', () => {
    const classic = at('1.0.20.0', { fileName: 'App.classic.appxbundle', architecture: 'Neutral', id: '1' });
    const modern = at('1.1.0.0', { fileName: 'App.msixbundle', architecture: 'Neutral', id: '2' });
    const next = (version: string) => [facts({ version })];
    expect(versionOrder(context(next('1.0.21.0'), [classic, modern]))).toEqual([]);
    expect(versionOrder(context(next('1.0.19.0'), [classic, modern]))).toHaveLength(1);
    const [old, current] = [at('1.0.20.0'), at('1.1.0.0', { fileName: 'modern.msix', id: '3' })];
    expect(versionOrder(flight([plain('x64', { version: '1.0.21.0' })], [old, current]))).toEqual([]);
    expect(versionOrder(flight([plain('x64', { version: '1.0.19.0' })], [old, current]))).toHaveLength(1);
  });
  test('a bundle that lists a family twice may have one of its architectures only for newer systems', () => {
    const targetDeviceFamilies = [familyText(), familyText('Windows.Desktop', '10.0.22000.0')];
    const name = { fileName: 'Notes_9.0.0.0_x64_arm64.msixbundle', architecture: 'Neutral' };
    const old = at('9.0.0.0', { ...name, targetDeviceFamilies });
    expect(versionOrder(context([facts()], [old]))).toEqual([]);
    const late = facts({ serves: [on('x64', 'Windows.Desktop', '10.0.22000.0')] });
    expect(versionOrder(context([late], [old]))).toHaveLength(1);
  });
  test('a file for an earlier Windows competes with nothing', () => {
    const earlier = plain('x64', { serves: [on('x64', 'Windows.Desktop', '6.3.0.0')], version: '3.0.0.0' });
    expect(versionOrder(context([earlier, plain('x64')], []))).toEqual([]);
    expect(versionOrder(context([{ ...earlier, version: '1.0.0.0' }, plain('x64')], []))).toEqual([]);
  });
  test('a package for an earlier Windows competes with nothing', () => {
    const earlier = at('9.0.0.0', { targetDeviceFamilies: 'None', fileName: 'Notes81.appx', id: '81' });
    const [found, ...more] = versionOrder(context([plain('x64')], [earlier]));
    expect(more).toEqual([]);
    // This is documented, but there is no known refusal.
    expect(found?.severity).toBe('warning');
    expect(found?.message).toMatch(/not higher than 9\.0\.0\.0 of Notes81\.appx.*for example to 9\.0\.1\.0/);
    expect(versionOrder(context([plain('x64', { version: '9.0.1.0' })], [earlier]))).toEqual([]);
    // The Store accepted a lower one before.
    expect(versionOrder(context([plain('x64')], [earlier, at('1.0.0.0')]))).toEqual([]);
    expect(versionOrder(context([plain('x64')], [earlier], 'remove-all'))).toEqual([]);
    // It is not the predecessor of any package.
    const unknown = at('9.0.0.0', { fileName: 'Notes.msixbundle', architecture: 'Neutral' });
    const low = { ...earlier, version: '1.0.0.0' };
    expect(versionOrder(context([plain('x64')], [unknown, low]))).toMatchObject([{ severity: 'error' }]);
  });
  test('judges one of our bundles by the architectures in its name', () => {
    const arm = publishedEntry(facts({ version: '9.0.0.0', architectures: ['arm64'] }));
    expect(versionOrder(context([facts({ architectures: ['x64'] })], [arm]))).toEqual([]);
    expect(versionOrder(context([facts({ architectures: ['arm64'] })], [arm]))).toHaveLength(1);
  });
  test('judges another tool’s bundle by the architectures in its name', () => {
    const name = { fileName: 'Notes_9.0.0.0_x86_ARM64_bundle.msixupload', architecture: 'Neutral' };
    const old = [at('9.0.0.0', name)];
    expect(versionOrder(context([facts({ architectures: ['x64'] })], old))).toEqual([]);
    expect(versionOrder(context([facts({ architectures: ['x86'] })], old))).toHaveLength(1);
  });
  test('has nothing to compare without a version, and without the Store', () => {
    expect(versionOrder(context([plain('x64')], [at('1.0.0.0', { version: null })]))).toEqual([]);
    expect(versionOrder(offline(plain('x64')))).toEqual([]);
  });
});

describe('packages for older and newer systems', () => {
  const since = (build: number) => ({ serves: [on('x64', 'Windows.Desktop', `10.0.${build}.0`)] });
  const classic = (version: string) =>
    plain('x64', { ...since(17763), version, displayPath: 'out/Classic.msix' });
  const modern = (version: string) =>
    plain('x64', { ...since(22000), version, displayPath: 'out/Modern.msix' });
  const held = (name: string, version: string, build: number) =>
    storedPackage({
      fileName: name,
      id: name,
      version,
      targetDeviceFamilies: [familyText('Windows.Desktop', `10.0.${build}.0`)],
    });
  const published = [held('Classic.msix', '1.0.20.0', 17763), held('Modern.msix', '1.1.0.0', 22000)];

  test.each<[string, PackageFacts[], StorePackage[], ExistingPackagesMode]>([
    ['both, as documented', [classic('1.0.21.0'), modern('1.2.0.0')], published, 'remove-superseded'],
    ['the one for older systems alone', [classic('1.0.21.0')], published, 'remove-superseded'],
    ['the one for newer systems alone', [modern('1.2.0.0')], published, 'remove-superseded'],
    ['both next to all old ones', [classic('1.0.21.0'), modern('1.2.0.0')], published, 'keep-all'],
    ['both in an empty Store', [classic('1.0.0.0'), modern('1.0.1.0')], [], 'remove-superseded'],
    ['both, going back', [classic('1.0.1.0'), modern('1.0.2.0')], published, 'remove-all'],
  ])('pass: %s', (_name, files, existing, mode) => {
    expect(checkPackages(context(files, existing, mode))).toEqual([]);
  });

  test.each<[string, PackageFacts[], StorePackage[], RegExp]>([
    [
      'newer outranked by older, both new',
      [classic('1.3.0.0'), modern('1.2.0.0')],
      published,
      /^out\/Modern\.msix: it has version 1\.2\.0\.0, which is lower than 1\.3\.0\.0 of out\/Classic\.msix.*to 1\.3\.1\.0, or leave out\/Modern\.msix out\.$/,
    ],
    [
      'newer outranked by a kept older one',
      [modern('1.2.0.0')],
      [held('Classic.msix', '1.3.0.0', 17763)],
      /^out\/Modern\.msix: it has version 1\.2\.0\.0, which is lower than the published 1\.3\.0\.0 \(Classic\.msix\).*to 1\.3\.1\.0\.$/,
    ],
    [
      'older published already: its next version stays below the newer one',
      [classic('1.0.20.0')],
      published,
      /already published with different content \(Classic\.msix\)\. Raise the version, for example to 1\.0\.21\.0\.$/,
    ],
    [
      'same devices twice: only leaving one out helps',
      [classic('1.2.0.0'), { ...classic('1.3.0.0'), displayPath: 'out/Again.msix' }],
      [],
      /^out\/Classic\.msix: it has version 1\.2\.0\.0, which is lower than 1\.3\.0\.0 of out\/Again\.msix.*\. Leave out\/Classic\.msix out\.$/,
    ],
  ])('refuses: %s', (_name, files, existing, says) => {
    const found = versionOrder(context(files, existing));
    expect(found).toHaveLength(1);
    expect(text(found)).toMatch(says);
    // Following the advice passes, and no one is left without a package.
    const healed = files.flatMap((each) => followed(each, text(found)));
    expect(checkPackages(context(healed, existing))).toEqual([]);
  });

  test('one version for both is refused, and the newer one gets the higher one', () => {
    const found = duplicateCoverage(context([classic('1.2.0.0'), modern('1.2.0.0')], published));
    expect(text(found)).toMatch(/give out\/Modern\.msix a higher version, for example 1\.2\.1\.0/);
    expect(checkPackages(context([classic('1.2.0.0'), modern('1.2.1.0')], published))).toEqual([]);
  });

  test('the order among new files does not depend on release time: a dry run fails because of it', () => {
    const [found] = versionOrder(offline(classic('1.3.0.0'), modern('1.2.0.0')));
    expect(found?.softInDryRun).not.toBe(true);
  });

  test('both below a package for all systems get versions that fit together', () => {
    const files = [classic('1.0.0.0'), modern('1.1.0.0')];
    const neutral = { ...held('All.msix', '5.0.0.0', 17763), architecture: 'Neutral' };
    const found = versionOrder(context(files, [neutral]));
    expect(found).toHaveLength(2);
    const healed = files.flatMap((each, index) => followed(each, found[index]?.message ?? ''));
    expect(healed.map((each) => each.version)).toEqual(['5.0.1.0', '5.0.2.0']);
    expect(checkPackages(context(healed, [neutral]))).toEqual([]);
  });

  test('remove-all is advised only if every device keeps a package', () => {
    const x64 = held('x64.msix', '3.0.0.0', 17763);
    const arm64 = { ...held('arm64.msix', '3.0.0.0', 17763), architecture: 'Arm64' };
    const unknown = { ...held('Notes.msixbundle', '3.0.0.0', 17763), architecture: 'Neutral' };
    const xbox = { ...x64, id: 'x', targetDeviceFamilies: [familyText('Windows.Xbox')] };
    const earlier = { ...x64, id: 'e', fileName: 'Old.appx', version: '0.9.0.0', targetDeviceFamilies: null };
    const advice = (...existing: StorePackage[]) =>
      text(versionOrder(context([classic('1.0.0.0')], existing)));
    expect(advice(x64)).toContain('remove-all');
    for (const other of [arm64, xbox, earlier]) {
      expect(advice(x64, other)).toMatch(
        /lower than the published 3\.0\.0\.0.*Raise the version, for example to 3\.0\.1\.0\.$/,
      );
    }
    expect(advice(unknown)).not.toContain('remove-all');
  });

  /** The file as its finding advises: with another version, or left out. */
  function followed(file: PackageFacts, message: string): PackageFacts[] {
    if (!message.startsWith(`${file.displayPath}: `)) return [file];
    const version = /for example to (\d+\.\d+\.\d+\.\d+)/.exec(message)?.[1];
    return version === undefined ? [] : [{ ...file, version }];
  }
});

describe('duplicate-coverage', () => {
  test('refuses two files of one version and architecture, and names both', () => {
    const found = duplicateCoverage(
      offline(
        plain('x64', { displayPath: 'a/x64.msix', seed: 'a' }),
        plain('x64', { displayPath: 'b/x64.msix', seed: 'b' }),
      ),
    );
    expect(found).toHaveLength(1);
    expect(text(found)).toMatch(/a\/x64\.msix/);
    expect(text(found)).toMatch(/b\/x64\.msix/);
  });
  test('refuses them also for different device families', () => {
    const xbox = plain('x64', { serves: [on('x64', 'Windows.Xbox')], seed: 'xbox' });
    expect(duplicateCoverage(offline(plain('x64'), xbox))).toHaveLength(1);
  });
  test('names both an upload file and the bundle inside it', () => {
    const found = duplicateCoverage(
      offline(
        facts({ displayPath: 'out/Notes.msixbundle' }),
        facts({ displayPath: 'out/Notes.msixupload', extension: 'msixupload', isBundle: true }),
      ),
    );
    expect(text(found)).toMatch(/out\/Notes\.msixbundle/);
    expect(text(found)).toMatch(/out\/Notes\.msixupload/);
    expect(text(found)).toMatch(/only one/);
  });
  test('refuses a plain package next to a bundle that contains it', () => {
    expect(duplicateCoverage(offline(facts(), plain('arm64')))).toHaveLength(1);
  });
  test('each of many similar files is reported once, not every pair', () => {
    const alike = Array.from({ length: 200 }, () => plain('x64'));
    expect(duplicateCoverage(offline(...alike))).toHaveLength(199);
    // It shares one architecture with each of the first two.
    expect(duplicateCoverage(offline(plain('x64'), plain('arm64'), facts()))).toHaveLength(2);
  });
  test('passes different architectures, and different versions', () => {
    expect(duplicateCoverage(offline(plain('x64'), plain('arm64'), plain('neutral')))).toEqual([]);
    expect(duplicateCoverage(offline(plain('x64'), plain('x64', { version: '3.0.0.0' })))).toEqual([]);
  });
});

describe('upload-contents', () => {
  const inner = (path: string) => ({
    path,
    extension: path.endsWith('bundle') ? ('msixbundle' as const) : ('msix' as const),
    version: '2.0.0.0',
    architecture: 'x64' as const,
    isResource: false,
  });
  const upload = (...paths: string[]) =>
    facts({ extension: 'msixupload', isBundle: true, contents: paths.map(inner) });

  test('passes one bundle with packages inside, and one package', () => {
    expect(uploadContents(offline(upload('Notes.msixbundle', 'Notes.msixbundle/Notes_x64.msix')))).toEqual(
      [],
    );
    expect(uploadContents(offline(upload('Notes.msix')))).toEqual([]);
  });
  test('refuses several at the root, and names them: the Store would drop all but one', () => {
    const found = uploadContents(offline(upload('a.msix', 'b.msix')));
    expect(text(found)).toMatch(/a\.msix, b\.msix/);
    expect(text(found)).toMatch(/exactly one/);
  });
  test('refuses a file with none at the root', () => {
    expect(uploadContents(offline(upload('sub/a.msix')))).toHaveLength(1);
    expect(uploadContents(offline(upload('sub\\a.msix')))).toHaveLength(1);
    expect(uploadContents(offline(upload()))).toHaveLength(1);
  });
  test('ignores other files', () => {
    expect(uploadContents(offline(facts(), plain('x64')))).toEqual([]);
  });
});

describe('once-a-bundle', () => {
  const bundle = storedPackage({ fileName: 'Notes.msixbundle', architecture: 'Neutral' });

  test('refuses a plain package if a bundle is published, and names the bundle', () => {
    const found = onceABundle(context([plain('x64')], [bundle]));
    expect(found).toHaveLength(1);
    expect(text(found)).toContain('Notes.msixbundle');
    expect(text(found)).toMatch(/Build a bundle/);
  });
  test('refuses it even if the bundle is to be removed', () => {
    expect(onceABundle(context([plain('x64')], [bundle], 'remove-all'))).toHaveLength(1);
  });
  test('refuses an upload file with a plain package, and accepts one with a bundle', () => {
    const upload = { extension: 'msixupload' as const };
    expect(onceABundle(context([plain('x64', { ...upload, isBundle: false })], [bundle]))).toHaveLength(1);
    expect(onceABundle(context([facts({ ...upload, isBundle: true })], [bundle]))).toEqual([]);
  });
  test('passes a bundle after a bundle, and anything after plain packages', () => {
    expect(onceABundle(context([facts()], [bundle]))).toEqual([]);
    expect(onceABundle(context([facts(), plain('x64')], [storedPackage()]))).toEqual([]);
  });
  test('passes a plain package for Windows 8.1 next to a bundle for Windows 10', () => {
    const serving = (minVersion: string) =>
      plain('x86', { serves: [on('x86', 'Windows.Desktop', minVersion)] });
    expect(onceABundle(context([serving('6.3.0.0')], [bundle]))).toEqual([]);
    expect(onceABundle(context([serving('10.0.10240.0')], [bundle]))).toHaveLength(1);
    const core = [on('x86'), on('x86', 'MSIXCore.Desktop', '6.1.7601.0')];
    expect(onceABundle(context([plain('x86', { serves: core })], [bundle]))).toHaveLength(1);
  });
  test('passes a plain package next to a bundle for Windows 8.1', () => {
    const earlier = { ...bundle, targetDeviceFamilies: ['None'], version: '0.9.0.0' };
    expect(onceABundle(context([plain('x64')], [earlier, storedPackage()]))).toEqual([]);
  });
  test('treats an upload file whose name lists two architectures as a bundle, whatever the Store states', () => {
    const old = storedPackage({ fileName: 'Notes_1.0.0.0_x64_ARM64_bundle.msixupload', architecture: 'X64' });
    expect(onceABundle(context([plain('x64')], [old]))).toHaveLength(1);
  });
  test('recognizes an upload file that held a plain package by the architecture that the Store states', () => {
    const old = storedPackage({ fileName: 'Notes.msixupload', architecture: 'X64' });
    expect(onceABundle(context([plain('x64')], [old]))).toEqual([]);
    const neutral = publishedEntry(plain('neutral', { version: '1.0.0.0', extension: 'msixupload' }));
    expect(onceABundle(context([plain('neutral')], [neutral]))).toEqual([]);
  });
  test('treats another tool’s upload file that the Store calls Neutral as a bundle', () => {
    const old = storedPackage({ fileName: 'Notes.msixupload', architecture: 'Neutral' });
    expect(onceABundle(context([plain('x64')], [old]))).toHaveLength(1);
  });
  test('cannot be checked without the Store', () => {
    expect(onceABundle(offline(plain('x64')))).toEqual([]);
  });
});

describe('bundle-version', () => {
  const holding = (version: string, ...inner: string[]) =>
    facts({
      version,
      contents: inner.map((each, index) => ({
        path: `${index}.msix`,
        extension: 'msix' as const,
        version: each,
        architecture: 'x64' as const,
        isResource: false,
      })),
    });

  test("warns of a bundle whose version is not its packages', and says how to set it", () => {
    const found = bundleVersion(offline(holding('2026.1120.0.0', '1.2.0.0')));
    expect(found).toHaveLength(1);
    expect(found[0]?.severity).toBe('warning');
    expect(text(found)).toMatch(/2026\.1120\.0\.0.*1\.2\.0\.0/);
    expect(text(found)).toMatch(/\/bv/);
  });
  test('never advises a version below the published one, and calls a version a date only if it is one', () => {
    const held = (version: string) =>
      context([holding('2026.1120.0.0', '1.2.0.0')], [storedPackage({ version })]);
    expect(bundleVersion(held('2026.1101.0.0'))).toEqual([]);
    expect(bundleVersion(held('1.2.0.0'))).toEqual([]);
    expect(bundleVersion(held('1.1.0.0'))).toHaveLength(1);
    expect(text(bundleVersion(offline(holding('1.3.0.0', '1.2.0.0'))))).not.toContain('date');
  });
  test('passes if the versions are equal', () => {
    expect(bundleVersion(offline(holding('1.2.0.0', '1.2.0.0', '1.2.0.0')))).toEqual([]);
  });
  test('warns if one of several differs', () => {
    expect(bundleVersion(offline(holding('1.2.0.0', '1.2.0.0', '1.1.0.0')))).toHaveLength(1);
  });
  test('does not count resource packages, nor a bundle inside an upload file', () => {
    const upload = facts({
      extension: 'msixupload',
      isBundle: true,
      contents: [
        {
          path: 'n.msixbundle',
          extension: 'msixbundle',
          version: '1.0.0.0',
          architecture: 'neutral',
          isResource: false,
        },
        {
          path: 'n.msixbundle/de.msix',
          extension: 'msix',
          version: '1.0.0.0',
          architecture: 'neutral',
          isResource: true,
        },
        {
          path: 'n.msixbundle/x.msix',
          extension: 'msix',
          version: '2.0.0.0',
          architecture: 'x64',
          isResource: false,
        },
      ],
    });
    expect(bundleVersion(offline(upload))).toEqual([]);
  });
  test('ignores plain packages', () => {
    expect(bundleVersion(offline(plain('x64')))).toEqual([]);
  });
});

describe('no-symbols', () => {
  const desktop = manifestOf({ isFullTrust: true });
  const noSymbols = (given: Partial<PackageFacts>) =>
    runChecks([symbols], { facts: [facts({ manifests: [desktop], ...given })], store: undefined });

  test('warns of a desktop program without symbols, and says how to include them', () => {
    expect(noSymbols({ extension: 'msixupload' })).toMatchObject([
      { severity: 'warning', message: expect.stringMatching(/Have the build create PDB files/) },
    ]);
    expect(noSymbols({ extension: 'msixbundle' })[0]?.message).toMatch(
      /zip the package together with an \.appxsym/,
    );
  });

  test('accepts a file with symbols, an app that is not a desktop program and Electron', () => {
    expect(noSymbols({ extension: 'msixupload', hasSymbols: true })).toEqual([]);
    expect(noSymbols({ manifests: [manifestOf({})] })).toEqual([]);
    expect(noSymbols({ manifests: [manifestOf({ isFullTrust: true }, true)] })).toEqual([]);
  });
});
