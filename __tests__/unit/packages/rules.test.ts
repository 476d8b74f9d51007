import { describe, expect, test } from '@jest/globals';
import type { PackageFacts } from '../../../src/packages/facts.ts';
import type { RuleContext } from '../../../src/packages/rule.ts';
import {
  bundleVersion,
  checkPackages,
  duplicateCoverage,
  identity,
  onceABundle,
  packageRules,
  tooManyPackages,
  uploadContents,
} from '../../../src/packages/rules.ts';
import { versionFormat, versionOrder } from '../../../src/packages/version-rules.ts';
import type { StorePackage } from '../../../src/store/wire.ts';
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
  publisherName,
  storedPackage,
} from '../../support/documents.ts';

function context(
  files: readonly PackageFacts[],
  existing: readonly StorePackage[] = [],
  existingPackages: ExistingPackagesMode = 'remove-superseded',
): RuleContext {
  const base = published({ applicationPackages: [...existing] });
  const plan = planSubmission(base, files, {
    target: 'app',
    existingPackages,
    rolloutPercentage: undefined,
    price: undefined,
  });
  return { facts: files, store: { identityName, publisherName, existing, existingPackages, plan } };
}

/** Without credentials: nothing is known of the Store. */
const offline = (...files: PackageFacts[]): RuleContext => ({ facts: files, store: undefined });
const text = (found: readonly { message: string }[]) => found.map((each) => each.message).join('\n');

test('a good release over an older one passes every rule', () => {
  expect(checkPackages(context([facts()], [publishedEntry(facts({ version: '1.0.0.0' }))]))).toEqual([]);
  expect(checkPackages(offline(facts()))).toEqual([]);
});

test('every rule is asked, and all findings come at once', () => {
  const bad = plain('x64', { name: 'Other', version: '0.9.0.1' });
  const upload = facts({ extension: 'msixupload', isBundle: true, contents: [], version: '3.0.0.0' });
  const dated = facts({
    version: '2026.1120.0.0',
    contents: [{ path: 'a', extension: 'msix', version: '3.0.0.0', architecture: 'x64', isResource: false }],
  });
  const many = Array.from({ length: 26 }, (_, index) =>
    storedPackage({ fileName: `${index}.msixbundle`, version: '9.0.0.0', id: `${index + 1}` }),
  );
  const found = checkPackages(
    context([bad, plain('x64', { ...bad, seed: 'again' }), upload, dated], many, 'keep-all'),
  );
  expect(new Set(found.map((each) => each.rule)).size).toBe(Object.keys(packageRules).length);
});

describe('identity', () => {
  test('refuses another name or publisher, says both and where to look', () => {
    const found = identity(context([facts({ name: 'Contoso.Draw', publisher: 'CN=Me' })]));
    expect(found).toHaveLength(2);
    expect(text(found)).toContain('Contoso.Draw');
    expect(text(found)).toContain(identityName);
    expect(text(found)).toContain('CN=Me');
    expect(text(found)).toContain(publisherName);
    expect(text(found)).toMatch(/Partner Center/);
  });
  test('compares to the letter', () => {
    expect(identity(context([facts({ name: identityName.toLowerCase() })]))).toHaveLength(1);
    expect(identity(context([facts({ publisher: publisherName.toLowerCase() })]))).toHaveLength(1);
  });
  test('names the file, for each file', () => {
    const found = identity(context([facts(), plain('x86', { name: 'X', displayPath: 'out/x.msix' })]));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error', file: expect.stringMatching(/out\/x\.msix$/) });
  });
  test('is no matter of a dry run: it would stop a release', () => {
    expect(identity(context([facts({ name: 'X' })]))[0]?.softInDryRun).not.toBe(true);
  });
  test('can not be checked without the Store', () => {
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
  test('does not count what is removed', () => {
    expect(tooManyPackages(context([facts()], old(25), 'remove-all'))).toEqual([]);
  });
  test('counts new files where the Store is not known', () => {
    const files = Array.from({ length: 26 }, (_, index) => facts({ version: `${index + 1}.0.0.0` }));
    expect(tooManyPackages(offline(...files))).toHaveLength(1);
  });
});

describe('version-order', () => {
  const at = (version: string, entry: Partial<StorePackage> = {}) => storedPackage({ version, ...entry });

  test('refuses a version below the published one, says both and the ways out', () => {
    const found = versionOrder(context([plain('x64')], [at('2.1.0.0')]));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error', softInDryRun: true });
    expect(text(found)).toMatch(/2\.0\.0\.0.*2\.1\.0\.0/);
    expect(text(found)).toMatch(/remove-all/);
  });
  test('compares numbers, not letters', () => {
    expect(versionOrder(context([plain('x64', { version: '1.10.0.0' })], [at('1.9.0.0')]))).toEqual([]);
    expect(versionOrder(context([plain('x64', { version: '1.9.0.0' })], [at('1.10.0.0')]))).toHaveLength(1);
  });
  test('takes a published version that is no number for a higher one', () => {
    expect(text(versionOrder(context([plain('x64')], [at('unknown')])))).toMatch(
      /below the published unknown/,
    );
  });
  test('passes a deliberate rollback with remove-all', () => {
    expect(versionOrder(context([plain('x64')], [at('2.1.0.0')], 'remove-all'))).toEqual([]);
  });
  test.each(['remove-superseded', 'keep-all', 'remove-all'] as const)(
    'refuses a version that is already published with other bytes: %s',
    (mode) => {
      const found = versionOrder(context([plain('x64')], [at('2.0.0.0')], mode));
      expect(text(found)).toMatch(/already published/);
      expect(found[0]?.softInDryRun).toBe(true);
    },
  );
  test('refuses the rebuilt bundle of a version of ours', () => {
    const first = publishedEntry(facts({ seed: 'first' }));
    expect(text(versionOrder(context([facts({ seed: 'second' })], [first])))).toMatch(/already published/);
  });
  test('passes the very file that is published', () => {
    const file = facts();
    expect(versionOrder(context([file], [publishedEntry(file)]))).toEqual([]);
    const shouted = publishedEntry(file);
    expect(versionOrder(context([file], [{ ...shouted, fileName: shouted.fileName.toUpperCase() }]))).toEqual(
      [],
    );
  });
  test('passes the same version for another architecture', () => {
    expect(versionOrder(context([plain('arm64')], [at('2.0.0.0')]))).toEqual([]);
  });
  test('refuses the same version and architecture for another device family: a version is taken once', () => {
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
    expect(versionOrder(context([plain('neutral')], [at('9.0.0.0')]))).toHaveLength(1);
    const universal = { targetDeviceFamilies: [familyText('Windows.Universal')] };
    expect(versionOrder(context([plain('x64')], [at('9.0.0.0', universal)]))).toHaveLength(1);
    const wide = plain('x64', { serves: [on('x64', 'Windows.Universal')] });
    expect(versionOrder(context([wide], [at('9.0.0.0')]))).toHaveLength(1);
  });
  test('what the Store does not say competes: foreign bundles, packages of a flight', () => {
    const foreign = at('9.0.0.0', { fileName: 'Notes.msixbundle', architecture: 'Neutral' });
    expect(versionOrder(context([facts()], [foreign]))).toHaveLength(1);
    expect(
      versionOrder(context([plain('x64')], [at('9.0.0.0', { targetDeviceFamilies: null })])),
    ).toHaveLength(1);
  });
  test('judges a bundle of ours by the architectures in its name', () => {
    const arm = publishedEntry(facts({ version: '9.0.0.0', architectures: ['arm64'] }));
    expect(versionOrder(context([facts({ architectures: ['x64'] })], [arm]))).toEqual([]);
    expect(versionOrder(context([facts()], [arm]))).toHaveLength(1);
  });
  test('has nothing to compare without a version, and without the Store', () => {
    expect(versionOrder(context([plain('x64')], [at('1.0.0.0', { version: null })]))).toEqual([]);
    expect(versionOrder(offline(plain('x64')))).toEqual([]);
  });
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
  test('refuses a plain package beside a bundle that has it', () => {
    expect(duplicateCoverage(offline(facts(), plain('arm64')))).toHaveLength(1);
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
  test('refuses none at the root', () => {
    expect(uploadContents(offline(upload('sub/a.msix')))).toHaveLength(1);
    expect(uploadContents(offline(upload('sub\\a.msix')))).toHaveLength(1);
    expect(uploadContents(offline(upload()))).toHaveLength(1);
  });
  test('has no say on other files', () => {
    expect(uploadContents(offline(facts(), plain('x64')))).toEqual([]);
  });
});

describe('once-a-bundle', () => {
  const bundle = storedPackage({ fileName: 'Notes.msixbundle', architecture: 'Neutral' });

  test('refuses a plain package where a bundle is published, and names the bundle', () => {
    const found = onceABundle(context([plain('x64')], [bundle]));
    expect(found).toHaveLength(1);
    expect(text(found)).toContain('Notes.msixbundle');
    expect(text(found)).toMatch(/Build a bundle/);
  });
  test('refuses it also where the bundle is to be removed', () => {
    expect(onceABundle(context([plain('x64')], [bundle], 'remove-all'))).toHaveLength(1);
  });
  test('refuses an upload file with a plain package, and takes one with a bundle', () => {
    const upload = { extension: 'msixupload' as const };
    expect(onceABundle(context([plain('x64', { ...upload, isBundle: false })], [bundle]))).toHaveLength(1);
    expect(onceABundle(context([facts({ ...upload, isBundle: true })], [bundle]))).toEqual([]);
  });
  test('passes a bundle after a bundle, and anything after plain packages', () => {
    expect(onceABundle(context([facts()], [bundle]))).toEqual([]);
    expect(onceABundle(context([facts(), plain('x64')], [storedPackage()]))).toEqual([]);
  });
  test('knows an upload file that held a plain package by the architecture that the Store states', () => {
    const old = storedPackage({ fileName: 'Notes.msixupload', architecture: 'X64' });
    expect(onceABundle(context([plain('x64')], [old]))).toEqual([]);
    const neutral = publishedEntry(plain('neutral', { version: '1.0.0.0', extension: 'msixupload' }));
    expect(onceABundle(context([plain('neutral')], [neutral]))).toEqual([]);
  });
  test('takes a foreign upload file that the Store calls Neutral for a bundle', () => {
    const old = storedPackage({ fileName: 'Notes.msixupload', architecture: 'Neutral' });
    expect(onceABundle(context([plain('x64')], [old]))).toHaveLength(1);
  });
  test('can not be checked without the Store', () => {
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

  test("warns of a bundle whose version is not its packages', and says how to give it", () => {
    const found = bundleVersion(offline(holding('2026.1120.0.0', '1.2.0.0')));
    expect(found).toHaveLength(1);
    expect(found[0]?.severity).toBe('warning');
    expect(text(found)).toMatch(/2026\.1120\.0\.0.*1\.2\.0\.0/);
    expect(text(found)).toMatch(/\/bv/);
  });
  test('passes where they are one', () => {
    expect(bundleVersion(offline(holding('1.2.0.0', '1.2.0.0', '1.2.0.0')))).toEqual([]);
  });
  test('warns where one of several differs', () => {
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
  test('has no say on plain packages', () => {
    expect(bundleVersion(offline(plain('x64')))).toEqual([]);
  });
});
