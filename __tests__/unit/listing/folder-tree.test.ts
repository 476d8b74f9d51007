import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { applyListing } from '../../../src/listing/apply.ts';
import { listFolder } from '../../../src/listing/folder-tree.ts';
import { findingsOf, readListing } from '../../../src/listing/parse.ts';
import { bytesOf } from '../../../src/listing/tree.ts';
import { app, options, plainListing, sha256, shot, shown } from './folders.ts';

let workspace: string;

const write = async (files: Readonly<Record<string, string | Uint8Array>>) => {
  for (const [name, content] of Object.entries(files)) {
    const place = path.join(workspace, name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, content);
  }
};

beforeAll(async () => {
  workspace = await mkdtemp(path.join(os.tmpdir(), 'listing-'));
});
afterAll(() => rm(workspace, { recursive: true }));

describe('a folder of the workspace', () => {
  test('is read, from its files to the files of the upload', async () => {
    const picture = Buffer.concat([shot('big'), Buffer.alloc(3_000_000, 'x')]);
    await write({
      'store/en-us/title.txt': 'App',
      'store/en-us/images/screenshot/1.png': picture,
      'store/de-de/.gitkeep': '',
    });
    const tree = await listFolder(workspace, 'store/');
    const listing = await readListing(tree, 'app');
    expect(findingsOf(listing)).toEqual([]);
    expect(listing.folder.name).toBe('store');
    expect(listing.folder.languages.map(({ folder }) => folder)).toEqual(['de-de', 'en-us']);
    const { files } = applyListing(listing, app({ 'en-us': plainListing, 'de-de': plainListing }), options);
    expect(files).toEqual([
      {
        fileName: 'store/en-us/images/screenshot/1.png',
        archiveName: `asset_screenshot-1.${sha256(picture).slice(0, 12)}.png`,
        path: path.join(workspace, 'store/en-us/images/screenshot/1.png'),
        stamp: expect.stringMatching(/^\d+ \d+ 3000\d+ \d+/),
        size: picture.length,
        sha256: sha256(picture),
        crc32: expect.any(Number),
      },
    ]);
    const entry = tree.entries.find(({ path }) => path.endsWith('1.png'));
    expect(entry && (await bytesOf(entry)).equals(picture)).toBe(true);
  });

  test('may be the workspace itself, or an absolute path in it', async () => {
    await write({ 'alone/en-us/title.txt': '' });
    const alone = path.join(workspace, 'alone');
    expect(shown(findingsOf(await readListing(await listFolder(alone, '.'), 'app')))).toEqual([
      'en-us/title.txt | en-us/title.txt is empty: add the text or delete the file.',
    ]);
    expect((await listFolder(workspace, alone)).name).toBe('alone');
    expect((await listFolder(workspace, 'alone\\en-us')).name).toBe('alone/en-us');
  });

  test('has no FIFOs in it, and no links to files or folders', async () => {
    await write({ 'links/en-us/title.txt': 'App' });
    await symlink('en-us', path.join(workspace, 'links/de-de'));
    await symlink('title.txt', path.join(workspace, 'links/en-us/description.txt'));
    await symlink('nowhere', path.join(workspace, 'links/en-us/short-title.txt'));
    execFileSync('mkfifo', [path.join(workspace, 'links/en-us/voice-title.txt')]);
    const listing = await readListing(await listFolder(workspace, 'links'), 'app');
    expect(shown(findingsOf(listing)).map((each) => each.replaceAll('links/', ''))).toEqual([
      'de-de | de-de is a link. Put the file or folder itself here.',
      'en-us/description.txt | en-us/description.txt is a link. Put the file or folder itself here.',
      'en-us/short-title.txt | en-us/short-title.txt is a link. Put the file or folder itself here.',
      'en-us/voice-title.txt | en-us/voice-title.txt is neither a file nor a folder. Remove it.',
    ]);
  });

  test('whose files vanish or become links after they were listed is a finding', async () => {
    await write({
      'gone/en-us/title.txt': 'a',
      'gone/en-us/short-title.txt': 'b',
      'gone/fr-fr/title.txt': 'c',
      'secret.txt': 's',
    });
    const tree = await listFolder(workspace, 'gone');
    await rm(path.join(workspace, 'gone/en-us/title.txt'));
    await rm(path.join(workspace, 'gone/en-us/short-title.txt'));
    await symlink(path.join(workspace, 'secret.txt'), path.join(workspace, 'gone/en-us/short-title.txt'));
    await rm(path.join(workspace, 'gone/fr-fr'), { recursive: true });
    await symlink(workspace, path.join(workspace, 'gone/fr-fr'));
    const listing = await readListing(tree, 'app');
    expect(shown(findingsOf(listing)).map((each) => each.replaceAll('gone/', ''))).toEqual([
      "en-us/short-title.txt | en-us/short-title.txt can't be used: a link in its path leads out of the folder.",
      "en-us/title.txt | en-us/title.txt can't be read: it no longer exists (ENOENT).",
      "fr-fr/title.txt | fr-fr/title.txt can't be read: it no longer exists (ENOENT).",
    ]);
  });

  test('whose file grows while it is read is a finding', async () => {
    await write({ 'growing/en-us/images/icon/1.png': Buffer.concat([shot('a'), Buffer.alloc(3_000_000)]) });
    const tree = await listFolder(workspace, 'growing');
    const entry = tree.entries.find(({ kind }) => kind === 'file');
    let parts = 0;
    const reading = entry?.read(() => {
      parts += 1;
      if (parts === 1)
        execFileSync('sh', ['-c', 'echo x >> "$1"', 'sh', path.join(workspace, 'growing', entry.path)]);
    });
    await expect(reading).rejects.toThrow(
      'was changed while it was being read; let the step before this one finish first',
    );
  });

  test.each([
    ['absent', 'The listing folder absent is not at the top level of the workspace.'],
    ['stroe', 'The listing folder stroe is not in the workspace. Did you mean "store"?'],
    ['../..', 'The listing folder ../.. is outside the workspace.'],
    ['secret.txt', 'The listing folder secret.txt is a file, not a folder.'],
  ])('is refused if it is not a folder: %s', async (name, message) => {
    await expect(listFolder(workspace, name)).rejects.toMatchObject({
      code: 'invalid-listing',
      result: 'refused',
      message: expect.stringContaining(message),
      findings: [{ rule: 'listing-folder', severity: 'error' }],
    });
  });

  test('that is deep or holds .git is not walked through', async () => {
    await write({ 'deep/.git/objects/aa/x': '', [`deep/${'en-us/'.repeat(12)}title.txt`]: '' });
    const { entries } = await listFolder(workspace, 'deep');
    expect(entries.map(({ path }) => path.split('/').length).sort((a, b) => b - a)[0]).toBe(8);
    expect(entries.filter(({ path }) => path.startsWith('.git'))).toHaveLength(1);
  });
});
