import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { assetName, isAssetName } from '../../../src/packages/asset-name.ts';
import { readAsset } from '../../../src/patch/assets.ts';
import { type NamedFile, namedFiles, withFileNames } from '../../../src/patch/files.ts';
import { wantedSize } from '../../../src/patch/image-size.ts';
import { png } from '../../support/png.ts';

describe('names in the archive', () => {
  test('contain the hash, are ASCII and are recognized again', () => {
    const sha256 = `0123456789AB${'0'.repeat(52)}`;
    expect(assetName('Main window (ä).PNG', sha256)).toBe('asset_Main-window-a.0123456789ab.png');
    expect(assetName('日本.mp4', sha256)).toBe('asset_file.0123456789ab.mp4');
    for (const name of ['Main window (ä).PNG', '日本.mov', `${'x'.repeat(300)}.png`, '-.png']) {
      expect(isAssetName(assetName(name, sha256))).toBe(true);
    }
  });

  test.each([
    'a.png',
    'asset_a.png',
    'asset_a.0123456789ab.exe',
    'asset_.0123456789ab.png',
    'x/asset_a.1.png',
  ])('%s is a human’s', (name) => expect(isAssetName(name)).toBe(false));
});

const patch = {
  listings: {
    en: {
      baseListing: {
        images: [
          { fileName: 'new.png', fileStatus: 'PendingUpload', imageType: 'Screenshot' },
          { fileName: 'no-id.png', imageType: 'Icon' },
          { fileName: 'kept.png', fileStatus: 'Uploaded', id: '1' },
          { fileName: 'kept-too.png', id: '2' },
          { fileName: 'gone.png', fileStatus: 'PendingDelete', id: '3' },
        ],
      },
      platformOverrides: { Windows81: { images: [{ fileName: 'old.png' }] } },
      icon: { fileName: 'icon.png', fileStatus: 'PendingUpload' },
    },
  },
  trailers: [
    {
      videoFileName: 'new.mp4',
      trailerAssets: { en: { title: 'x', imageList: [{ fileName: 'thumb.png' }] } },
    },
    {
      id: '4',
      videoFileName: 'kept.mp4',
      trailerAssets: { en: { imageList: [{ id: '5', fileName: 't.png' }] } },
    },
  ],
};

describe('files that a patch names', () => {
  test('are new if the Store knows neither their status nor their id', () => {
    expect(namedFiles({ value: patch }).map(({ kind, fileName }) => `${kind} ${fileName}`)).toEqual([
      'icon icon.png',
      'image new.png',
      'image no-id.png',
      'image old.png',
      'video new.mp4',
      'thumbnail thumb.png',
    ]);
  });

  test('get other names and the status that the Store wants, in a copy', () => {
    const renamed = JSON.stringify(withFileNames({ value: patch }, ({ fileName }) => `ours/${fileName}`));
    expect(renamed).toContain(
      '{"fileName":"ours/no-id.png","imageType":"Icon","fileStatus":"PendingUpload"}',
    );
    expect(renamed).toContain('{"fileName":"ours/thumb.png"}');
    expect(renamed).toContain('"videoFileName":"ours/new.mp4"');
    expect(renamed).toContain('{"fileName":"kept-too.png","id":"2"}');
    expect(JSON.stringify(patch)).not.toContain('ours/');
  });
});

test.each([
  ['Screenshot', 1366, 768, true],
  ['Screenshot', 768, 1366, true],
  ['Screenshot', 1365, 768, false],
  ['Screenshot', 3841, 2160, false],
  ['Icon', 300, 300, true],
  ['Icon', 300, 301, false],
  ['StoreLogo9x16', 1440, 2160, true],
  ['toString', 1, 1, true],
  ['TypeOfTomorrow', 1, 1, true],
])('an image of type %s with %i x %i pixels: %s', (imageType, width, height, fits) => {
  expect(wantedSize({ kind: 'image', imageType }, { width, height }) === undefined).toBe(fits);
});

describe('a file of the workspace', () => {
  let root = '';
  let workspace = '';
  beforeAll(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'assets-'));
    workspace = path.join(root, 'work');
    await mkdir(path.join(workspace, 'img', 'folder.png'), { recursive: true });
    await writeFile(path.join(workspace, 'img', 'a.png'), png(1366, 768));
    await writeFile(path.join(workspace, 'img', 'small.png'), png(100, 100));
    await writeFile(path.join(workspace, 'fake.png'), 'GIF89a');
    await writeFile(path.join(workspace, 'a.mp4'), 'video');
    await writeFile(path.join(root, 'secret.png'), png(1366, 768));
    await symlink(path.join(root, 'secret.png'), path.join(workspace, 'link.png'));
    await symlink(path.join(workspace, 'img', 'a.png'), path.join(workspace, 'inner.png'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const read = (fileName: string, kind: NamedFile['kind'] = 'image') =>
    readAsset({ kind, fileName, imageType: 'Screenshot', path: [] }, workspace);

  test('goes to the Store under a name made from its bytes', async () => {
    const expected = { archiveName: expect.stringMatching(/^asset_a\.[0-9a-f]{12}\.png$/) };
    expect(await read('img/a.png')).toMatchObject({ ...expected, size: png(1366, 768).length });
    expect(await read('img\\a.png')).toMatchObject(expected);
    expect(await read('inner.png')).toMatchObject({ archiveName: expect.stringMatching(/^asset_inner\./) });
    expect(await read('a.mp4', 'video')).toMatchObject({ size: 5 });
  });

  test.each([
    ['missing.png', 'image', /not at the top level of the workspace/],
    ['img/b.png', 'image', /not in the workspace\. There is no "b\.png" in img\. Did you mean "a\.png"\?/],
    ['imgs/a.png', 'image', /There is no "imgs" in it\. Did you mean "img"\?/],
    ['img/folder.png/a.png', 'image', /img\/folder\.png is empty/],
    ['img/a.png/b.png', 'image', /not in the workspace/],
    ['../secret.png', 'image', /not in the workspace/],
    ['link.png', 'image', /links must not lead out/],
    ['/etc/hostname.png', 'image', /not in the workspace/],
    ['img/folder.png', 'image', /it is a folder, not a regular file/],
    ['a.mp4', 'image', /is not a \.png file/],
    ['img/a.png', 'video', /is not a \.mp4 or \.mov file/],
    ['fake.png', 'image', /is not a PNG file/],
    ['img/small.png', 'image', /is 100x100 pixels, but the Store requires 1366x768/],
    ['img/a.png', 'icon', /requires 300x300/],
  ] as const)('%s as %s is refused', async (fileName, kind, problem) => {
    expect(await read(fileName, kind)).toEqual({ problem: expect.stringMatching(problem) });
  });
});
