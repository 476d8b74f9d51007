import { beforeEach, describe, expect, test } from '@jest/globals';
import { samplePackage } from '../src/samples/sample-package.ts';
import { bundleOf, identityName, publisher, storeId, upload, useSimulator, zipOf } from './client.ts';

const store = useSimulator({ packages: [] });
const submissions = `applications/${storeId}/submissions`;

beforeEach(() => {
  store.control.set({ keepsOldPackages: false });
});

interface Outcome {
  readonly status: string;
  readonly codes: readonly string[];
  readonly texts: string;
  readonly packages: readonly Record<string, unknown>[];
  readonly id: string;
}

/** Submits files under the names given, in an archive of the files given. */
async function submit(
  names: readonly string[],
  archive: Buffer | undefined,
  change: Record<string, unknown> = {},
): Promise<Outcome> {
  const { json: draft } = await store.post(submissions);
  const path = `${submissions}/${draft.id}`;
  const added = names.map((fileName) => ({ fileName, fileStatus: 'PendingUpload' }));
  const put = { ...draft, applicationPackages: [...draft.applicationPackages, ...added], ...change };
  expect((await store.put(path, put)).status).toBe(200);
  if (archive) await upload(store.simulator, draft.fileUploadUrl, archive);
  await store.post(`${path}/commit`);
  const { json } = await store.get(path);
  const errors: { code: string; details: string }[] = json.statusDetails.errors;
  return {
    id: draft.id,
    status: json.status,
    codes: errors.map(({ code }) => code),
    texts: errors.map(({ details }) => details).join('\n'),
    packages: json.applicationPackages,
  };
}

const packageOf = (change: Parameters<typeof samplePackage>[0] = {}) =>
  samplePackage({ name: identityName, publisher, version: '2.0.0.0', ...change });

describe('An archive', () => {
  test('that is not a zip is InvalidArchive', async () => {
    expect(await submit(['a.msix'], Buffer.from('no zip'))).toMatchObject({
      status: 'CommitFailed',
      codes: ['InvalidArchive'],
    });
  });

  test('that was never uploaded is MissingFiles', async () => {
    expect(await submit(['a.msix'], undefined)).toMatchObject({
      status: 'CommitFailed',
      codes: ['MissingFiles'],
    });
  });

  test('without a file at exactly the path named is MissingFiles', async () => {
    const outcome = await submit(
      ['bin/a.msix'],
      await zipOf({ 'a.msix': await packageOf(), 'BIN/a.msix': 'x' }),
    );
    expect(outcome.codes).toEqual(['MissingFiles']);
    expect(outcome.texts).toBe("File 'bin/a.msix' not found in archive");
  });

  test.each([
    ['a.zip', 'PackageValidationFailed'],
    ['a.xap', 'PackageValidationFailed'],
    ['a.msixx', 'PackageValidationFailed'],
    ['A.MSIX', undefined],
    ['a.msixupload', undefined],
  ])('with a package called %s is judged %s', async (name, code) => {
    const outcome = await submit([name], await zipOf({ [name]: await packageOf() }));
    expect(outcome.codes).toEqual(code === undefined ? [] : [code]);
  });

  test('may be named with backslashes instead of slashes', async () => {
    const outcome = await submit(['bin\\a.msix'], await zipOf({ 'bin/a.msix': await packageOf() }));
    expect(outcome.status).toBe('PreProcessing');
  });

  test('needs new images, icons and trailers as well as packages', async () => {
    const images = [{ fileName: 'shot.png', imageType: 'Screenshot' }];
    const outcome = await submit([], await zipOf({ 'x.txt': 'x' }), {
      listings: { 'en-us': { baseListing: { title: 'Contoso Notes', description: 'Notes.', images } } },
      trailers: [
        {
          videoFileName: 'a.mp4',
          trailerAssets: { 'en-us': { title: 'Film', imageList: [{ fileName: 'a.png' }] } },
        },
      ],
    });
    expect(outcome.texts.match(/'[^']+'/g)).toEqual(["'shot.png'", "'a.mp4'", "'a.png'"]);
  });

  test('is read back as it was uploaded, with the hash of every file', async () => {
    const archive = await zipOf({ 'a.msix': await packageOf(), 'read me.txt': 'x' });
    const { id } = await submit(['a.msix'], archive);
    expect(await store.control.archive(id)).toEqual(archive);
    expect(store.control.submission(id).archive).toEqual([
      { name: 'a.msix', size: expect.any(Number), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      {
        name: 'read me.txt',
        size: 1,
        sha256: '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
      },
    ]);
  });

  test('of a commit that failed can be fixed only with a new draft', async () => {
    const { id } = await submit(['a.msix'], Buffer.from('no zip'));
    expect((await store.post(`${submissions}/${id}/commit`)).status).toBe(409);
    expect((await store.delete(`${submissions}/${id}`)).status).toBe(204);
    expect((await submit(['a.msix'], await zipOf({ 'a.msix': await packageOf() }))).status).toBe(
      'PreProcessing',
    );
  });
});

describe('A package', () => {
  test('gives the Store its version, architecture, families and languages', async () => {
    const outcome = await submit(
      ['a.msix'],
      await zipOf({ 'a.msix': await packageOf({ architecture: 'arm64' }) }),
    );
    expect(outcome.packages).toMatchObject([
      {
        fileStatus: 'Uploaded',
        version: '2.0.0.0',
        architecture: 'Arm64',
        targetDeviceFamilies: ['Windows.Desktop min version 10.0.17763.0'],
        languages: ['en-us'],
      },
    ]);
  });

  test.each([
    ['that cannot be read', () => Buffer.from('no package'), /not a ZIP archive/],
    ['without a manifest', () => zipOf({ 'App.exe': 'x' }), /no manifest/],
    [
      'of another identity',
      () => packageOf({ name: 'Other.App' }),
      /Invalid package identity name: Other\.App/,
    ],
    ['of another publisher', () => packageOf({ publisher: 'CN=Other' }), /Invalid package publisher name/],
    ['whose identity differs in case', () => packageOf({ name: 'contoso.notes' }), /identity name/],
    [
      'with a revision',
      () => packageOf({ version: '1.0.0.14' }),
      /revision number other than zero .* 1\.0\.0\.14/,
    ],
    ['of major version 0', () => packageOf({ version: '0.1.0.0' }), /must not start with 0/],
  ])('%s fails validation', async (_what, make, reason) => {
    const outcome = await submit(['a.msix'], await zipOf({ 'a.msix': await make() }));
    expect(outcome).toMatchObject({ status: 'CommitFailed', codes: ['PackageValidationFailed'] });
    expect(outcome.texts).toMatch(reason);
  });

  test('with version and architecture of another new one fails validation', async () => {
    const files = { 'a.msix': await packageOf(), 'b.msix': await packageOf() };
    expect((await submit(['a.msix', 'b.msix'], await zipOf(files))).texts).toContain(
      'are both Contoso.Notes_2.0.0.0_x64',
    );
  });

  test('of a version that the Store has fails validation with other bytes, and passes with the same', async () => {
    const bytes = await packageOf();
    const { id } = await submit(['a.msix'], await zipOf({ 'a.msix': bytes }));
    store.control.finish(id);
    const other = await submit(
      ['b.msix'],
      await zipOf({ 'b.msix': await packageOf({ payloadBytes: 5000 }) }),
    );
    expect(other.texts).toContain('already submitted');
    await store.delete(`${submissions}/${other.id}`);
    expect((await submit(['c.msix'], await zipOf({ 'c.msix': bytes }))).status).toBe('PreProcessing');
  });

  test('inside a bundle without a manifest of its own is not found', async () => {
    const bundle = await zipOf({ 'a.msix': await packageOf() });
    const outcome = await submit(['a.msixbundle'], await zipOf({ 'a.msixbundle': bundle }));
    expect(outcome.texts).toContain('no manifest');
  });

  test('after a bundle fails validation', async () => {
    const { id } = await submit(['a.msixbundle'], await zipOf({ 'a.msixbundle': await bundleOf('2.0.0.0') }));
    store.control.finish(id);
    const outcome = await submit(
      ['b.msix'],
      await zipOf({ 'b.msix': await packageOf({ version: '3.0.0.0' }) }),
    );
    expect(outcome.texts).toContain('must be a bundle');
  });

  test('inside an upload file is found, as is a deflated bundle', async () => {
    const bundle = await bundleOf('2.0.0.0', { deflateInner: true });
    const uploadFile = await zipOf({ 'a.msixbundle': bundle, 'a.appxsym': 'symbols' });
    const outcome = await submit(['a.msixupload'], await zipOf({ 'a.msixupload': uploadFile }));
    expect(outcome.packages).toMatchObject([{ version: '2.0.0.0', architecture: 'Neutral' }]);
  });

  test('can be dropped silently: the Store keeps what it had', async () => {
    store.control.set({ keepsOldPackages: true });
    const outcome = await submit(['a.msix'], await zipOf({ 'a.msix': await packageOf() }));
    expect(outcome).toMatchObject({ status: 'PreProcessing', packages: [] });
  });
});
