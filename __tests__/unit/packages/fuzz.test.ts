import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sampleBundle, samplePackage, sampleUpload } from '../../../simulator/src/samples/sample-package.ts';
import { ActionError } from '../../../src/errors.ts';
import { sanitize, textLimit } from '../../../src/masking/sanitize.ts';
import { type BundleManifest, parseBundleManifest } from '../../../src/packages/bundle-manifest.ts';
import { allArchitectures, type PackageFacts } from '../../../src/packages/facts.ts';
import { PackageFault } from '../../../src/packages/fault.ts';
import { inspectPackages } from '../../../src/packages/inspect.ts';
import { type PackageManifest, parsePackageManifest } from '../../../src/packages/package-manifest.ts';
import { cpuMilliseconds, expectCpuBelow } from '../../support/cpu-time.ts';
import { anyBundleManifest, anyPackageManifest, encode } from './any-manifest.ts';
import { bundleManifest, packageManifest } from './make-manifest.ts';
import { makeZip } from './make-zip.ts';

const readPackageManifest = (bytes: Buffer) => parsePackageManifest(bytes, 'AppxManifest.xml');
const readBundleManifest = (bytes: Buffer) => parseBundleManifest(bytes, 'AppxBundleManifest.xml');

describe('a manifest, however it is written,', () => {
  test('is read as what the package is', () => {
    fc.assert(
      fc.property(anyPackageManifest, (written) => {
        expect(readPackageManifest(encode(written))).toEqual(written.facts);
      }),
      { numRuns: 200 },
    );
  });

  test('is read as what the bundle is', () => {
    fc.assert(
      fc.property(anyBundleManifest, (written) => {
        expect(readBundleManifest(encode(written))).toEqual(written.facts);
      }),
      { numRuns: 200 },
    );
  });
});

/** One thing that went wrong with some bytes. Positions are in ten-thousandths of the whole. */
interface Damage {
  readonly kind: 'cut' | 'drop' | 'flip' | 'insert' | 'repeat' | 'overwrite';
  readonly at: number;
  /** Moves the position to the next occurrence of this: a tag, an attribute's value, or a record of a zip. */
  readonly start: string | undefined;
  /** Bytes after that position. */
  readonly offset: number;
  readonly length: number;
  readonly chunk: Uint8Array;
}

const markup = [
  '<',
  '>',
  '"',
  '/>',
  '</Package>',
  '<a>',
  '<a/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '<!DOCTYPE a>',
  '&',
  '&amp;',
  '&#0;',
  '&#10;',
  '&#x10ffff;',
  '<__proto__ polluted="1"/>',
  '<constructor><prototype polluted="1"/></constructor>',
  '<toString/>',
  ' __proto__="1"',
  ' hasOwnProperty="1"',
  '<Identity Name="Other.App"/>',
  '<x:Identity xmlns:x="urn:x"/>',
  ' xmlns="urn:x"',
  '<x:',
  '<Framework>1</Framework>',
  '<Package/>',
  '<Resource Language="xx"/>',
  '\0',
  '\u001b[31m',
  '00',
  '\ufeff',
  'x'.repeat(3000),
  '<a>'.repeat(100),
].map((each) => Buffer.from(each));
/** Numbers that a zip header should not contain. */
const numbers = ['00', '0000', 'ffff', '00000000', 'ffffffff', 'ffffff7f', '0100', 'ffffffffffffff7f'].map(
  (each) => Buffer.from(each, 'hex'),
);

function anyDamage(
  chunks: readonly Buffer[],
  starts: readonly string[],
  offset: fc.Arbitrary<number>,
): fc.Arbitrary<readonly Damage[]> {
  return fc.array(
    fc.record({
      kind: fc.constantFrom<Damage['kind'][]>('flip', 'insert', 'overwrite', 'repeat', 'drop', 'cut'),
      at: fc.nat({ max: 9_999 }),
      start: fc.constantFrom(undefined, ...starts),
      offset,
      length: fc.nat({ max: 300 }),
      chunk: fc.oneof(fc.constantFrom(...chunks), fc.uint8Array({ minLength: 1, maxLength: 8 })),
    }),
    { minLength: 1, maxLength: 3 },
  );
}

function damaged(bytes: Buffer, damage: readonly Damage[]): Buffer {
  return damage.reduce((before, each) => damagedOnce(before, each), bytes);
}

function damagedOnce(bytes: Buffer, { kind, at, start, offset, length, chunk }: Damage): Buffer {
  const exact = Math.floor((at * bytes.length) / 10_000);
  const found = start === undefined ? exact : bytes.indexOf(start, exact, 'latin1');
  const place = Math.min((found < 0 ? exact : found) + offset, bytes.length);
  const [head, tail] = [bytes.subarray(0, place), bytes.subarray(place)];
  switch (kind) {
    case 'cut':
      return Buffer.concat([head]);
    case 'drop':
      return Buffer.concat([head, tail.subarray(length)]);
    case 'flip':
      return Buffer.concat([head, Buffer.of((tail[0] ?? 0) ^ (1 << (length % 8))), tail.subarray(1)]);
    case 'insert':
      return Buffer.concat([head, chunk, tail]);
    case 'repeat':
      return Buffer.concat([head, tail.subarray(0, length), tail]);
    case 'overwrite':
      return Buffer.concat([head, chunk, tail.subarray(chunk.length)]);
  }
}

const prototypes = [Object, Array, String, Function].map((each) => each.prototype);
const keysOfPrototypes = () => prototypes.flatMap((each) => Reflect.ownKeys(each));
const untouched = keysOfPrototypes();

const version = expect.stringMatching(/^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){3}$/);
const oneLine = /^[^\p{Cc}\u2028\u2029]+$/u;
const architecture = expect.stringMatching(new RegExp(`^(${allArchitectures.join('|')})$`));
const identity = {
  name: expect.stringMatching(/^[-.A-Za-z0-9]{3,50}$/),
  publisher: expect.stringMatching(/^[A-Za-z0-9.]+=\S/),
  version,
};
function attempt<T>(read: (bytes: Buffer) => T, bytes: Buffer): void {
  try {
    read(bytes);
  } catch {
    // Its message is checked elsewhere.
  }
}

/** Reads some bytes: the result is either sound or one short error about the manifest. */
function outcomeOf<T>(read: (bytes: Buffer) => T, bytes: Buffer): T | undefined {
  const began = cpuMilliseconds();
  try {
    return read(bytes);
  } catch (error) {
    if (!(error instanceof PackageFault)) throw error;
    expect(error.rule).toBe('bad-manifest');
    expect(error.message).toMatch(oneLine);
    expect(error.message.length).toBeLessThan(textLimit);
    return undefined;
  } finally {
    // Only what seems slow is measured again.
    if (cpuMilliseconds() - began >= 1_000) expectCpuBelow(1_000, () => attempt(read, bytes));
    expect(keysOfPrototypes()).toEqual(untouched);
  }
}

function expectSoundPackage(facts: PackageManifest): void {
  expect(facts).toEqual({
    ...identity,
    architecture,
    role: expect.stringMatching(/^(application|resource|framework)$/),
    families: facts.families.map((each) => ({
      family: expect.stringMatching(/^[-.\w]{1,100}$/),
      minVersion: version,
      ...(each.maxVersion === undefined ? {} : { maxVersion: version }),
    })),
    applications: expect.any(Number),
    isAddition: expect.any(Boolean),
    frameworks: facts.frameworks.map(String),
    isFullTrust: expect.any(Boolean),
    languages: facts.languages.map((each) => `${each}`.toLowerCase()),
  });
  if (facts.role === 'application') expect(facts.families).not.toEqual([]);
}

function expectSoundBundle(facts: BundleManifest): void {
  expect(facts).toEqual({
    ...identity,
    packages: facts.packages.map((each) => ({
      fileName: expect.not.stringContaining('\\'),
      version,
      architecture,
      isResource: expect.any(Boolean),
      size: each.size,
      languages: each.languages.map((language) => `${language}`.toLowerCase()),
    })),
  });
  expect(facts.packages).not.toEqual([]);
}

const damage = anyDamage(markup, ['<', '="'], fc.constantFrom(0, 2));
const packages = fc.oneof(
  fc.constant(Buffer.from(packageManifest())),
  anyPackageManifest.map((written) => encode(written)),
);
const listed = '<Package Type="application" Version="1.2.3.0" Architecture="x64" FileName="App.msix"/>';
const bundles = fc.oneof(
  fc.constant(Buffer.from(bundleManifest(listed))),
  anyBundleManifest.map((written) => encode(written)),
);
const soup = fc
  .array(fc.oneof(fc.constantFrom(...markup), fc.uint8Array({ maxLength: 20 })), { maxLength: 30 })
  .map((chunks) => Buffer.concat(chunks));

describe('a damaged manifest', () => {
  test('of a package is read as facts of that form, or refused in a few words', () => {
    fc.assert(
      fc.property(packages, damage, (bytes, harm) => {
        const facts = outcomeOf(readPackageManifest, damaged(bytes, harm));
        if (facts !== undefined) expectSoundPackage(facts);
      }),
      { numRuns: 400 },
    );
  });

  test('of a bundle is read as facts of that form, or refused in a few words', () => {
    fc.assert(
      fc.property(bundles, damage, (bytes, harm) => {
        const facts = outcomeOf(readBundleManifest, damaged(bytes, harm));
        if (facts !== undefined) expectSoundBundle(facts);
      }),
      { numRuns: 400 },
    );
  });

  test('that holds one control character anywhere is refused', () => {
    const control = fc.integer({ min: 0, max: 0x1f }).filter((code) => ![0x9, 0xa, 0xd].includes(code));
    fc.assert(
      fc.property(anyPackageManifest, control, fc.nat(), (written, code, at) => {
        const { text } = written;
        const place = at % text.length;
        const changed = text.slice(0, place) + String.fromCharCode(code) + text.slice(place);
        expect(outcomeOf(readPackageManifest, encode({ ...written, text: changed }))).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  test('with values of any length is refused in a few words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (length) => {
        const stretched = (text: string) =>
          Buffer.from(text.replaceAll(/="[^"]*"/g, `="${'?'.repeat(length)}"`));
        expect(outcomeOf(readPackageManifest, stretched(packageManifest()))).toBeUndefined();
        expect(outcomeOf(readBundleManifest, stretched(bundleManifest(listed)))).toBeUndefined();
      }),
      { numRuns: 20 },
    );
  });

  test('that is anything at all is refused in a few words', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          soup,
          fc.uint8Array({ maxLength: 200 }).map((each) => Buffer.from(each)),
        ),
        (bytes) => {
          expect(outcomeOf(readPackageManifest, bytes)).toBeUndefined();
          expect(outcomeOf(readBundleManifest, bytes)).toBeUndefined();
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a damaged file', () => {
  let workspace: string;
  let tempDir: string;

  beforeAll(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'fuzz-'));
    tempDir = join(workspace, '_temp');
    await mkdir(tempDir);
  });

  afterAll(() => rm(workspace, { recursive: true, force: true }));

  async function inspect(file: string, bytes: Buffer): Promise<PackageFacts | undefined> {
    const path = join(workspace, file);
    await writeFile(path, bytes);
    try {
      const [facts] = await inspectPackages([path], { workspace, tempDir });
      return facts;
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      expect(error).toMatchObject({ code: 'bad-package', message: expect.stringMatching(/^App\.\w+: ./s) });
      expect(error.findings).toMatchObject([{ file, rule: expect.stringMatching(/^[a-z-]+$/) }]);
      expect(sanitize(error.message)).not.toMatch(/[\n\r]/);
      return undefined;
    } finally {
      expect(await readdir(tempDir)).toEqual([]);
      expect(keysOfPrototypes()).toEqual(untouched);
    }
  }

  const small = { payloadBytes: 16 };
  const manifest = { path: 'AppxManifest.xml', bytes: packageManifest(), deflate: true };

  test.each([
    ['App.msix', () => samplePackage(small)],
    ['App.appx', () => makeZip([manifest], { zip64: true })],
    ['App.msixbundle', () => sampleBundle(small)],
    ['App.appxbundle', () => sampleBundle({ ...small, deflateInner: true })],
    ['App.msixupload', () => sampleUpload(small)],
    ['App.appxupload', () => sampleUpload({ ...small, deflateInner: true })],
  ])('%s is read as the app that it was, or refused with its name', async (file, make) => {
    const whole = await make();
    const before = await inspect(file, whole);
    await fc.assert(
      fc.asyncProperty(anyDamage(numbers, ['PK'], fc.integer({ min: 0, max: 60 })), async (harm) => {
        const bytes = damaged(whole, harm);
        const facts = await inspect(file, bytes);
        if (facts === undefined) return;
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        expect({ ...facts, contents: [] }).toEqual({
          ...before,
          contents: [],
          hasSymbols: facts.hasSymbols,
          // The damage may be in a name, or be found by the comparison with the block map.
          manifests: before?.manifests?.map((each) => ({
            ...each,
            path: expect.any(String),
            packing: expect.anything(),
          })),
          size: bytes.length,
          sha256,
          crc32: crc32(bytes),
          stamp: facts.stamp,
        });
      }),
      { numRuns: 120 },
    );
  });

  test('whose manifests disagree about anything is reported in a few words on one line', async () => {
    const references = fc
      .array(fc.constantFrom('x', '&#10;', '&#13;', '&#x85;', '&#x2028;', '&#x1F680;'), { maxLength: 500 })
      .map((all) => all.join(''));
    const sound = { file: 'App.msix', publisher: 'CN=Contoso', own: 'CN=Contoso', architecture: 'x64' };
    const lies = fc.oneof(
      references.map((text) => ({ ...sound, file: `${text}.msix` })),
      references.map((text) => ({ ...sound, publisher: `CN=X${text}` })),
      references.map((text) => ({ ...sound, own: `CN=X${text}` })),
      fc.constant({ ...sound, architecture: 'x86' }),
    );
    await fc.assert(
      fc.asyncProperty(lies, async ({ file, publisher, own, architecture }) => {
        const entry = `<Package Type="application" Version="1.2.3.0" Architecture="${architecture}" FileName="${file}"/>`;
        const inner = packageManifest().replace('CN=Contoso', own);
        const identity = `<Identity Name="Contoso.App" Publisher="${publisher}" Version="1.2.3.0"/>`;
        const bytes = await makeZip([
          {
            path: 'App.msix',
            bytes: await makeZip([{ path: 'AppxManifest.xml', bytes: inner }]),
          },
          { path: 'AppxMetadata/AppxBundleManifest.xml', bytes: bundleManifest(entry, identity) },
        ]);
        const path = join(workspace, 'App.msixbundle');
        await writeFile(path, bytes);
        const fault = await inspectPackages([path], { workspace, tempDir }).catch((error: unknown) => error);
        expect(fault).toMatchObject({ code: 'bad-package', message: expect.stringMatching(oneLine) });
        expect(String(fault).length).toBeLessThan(700);
      }),
      { numRuns: 50 },
    );
  });

  test('packed correctly, with damaged manifests, is read as facts of the same form, or refused with its name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(damage, damage), fc.constantFrom(0, 1, 2), async ([outer, inner], which) => {
        const manifestOf = (text: string, harm: readonly Damage[], turn: number) =>
          which === turn ? Buffer.from(text) : damaged(Buffer.from(text), harm);
        const inside = await makeZip([
          { path: 'AppxManifest.xml', bytes: manifestOf(packageManifest(), inner, 1) },
        ]);
        const bytes = await makeZip([
          { path: 'App.msix', bytes: inside },
          {
            path: 'AppxMetadata/AppxBundleManifest.xml',
            bytes: manifestOf(bundleManifest(listed), outer, 2),
          },
        ]);
        const facts = await inspect('App.msixbundle', bytes);
        if (facts === undefined) return;
        expect(facts).toMatchObject({ ...identity, isBundle: true, size: bytes.length });
        expect(facts.serves).toEqual(
          facts.serves.map(() => ({ architecture, family: expect.any(String), minVersion: version })),
        );
        expect(facts.architectures).not.toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
});
