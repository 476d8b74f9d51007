import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { type BaseCommit, type NoBaseCommit, openBaseCommit } from '../../../src/git/base-commit.ts';
import { findGit } from '../../../src/git/git.ts';
import { readMedia } from '../../../src/listing/media.ts';
import { bytesOf } from '../../../src/listing/tree.ts';
import { git, pullRequest } from '../../support/repository.ts';
import { inWorkspace } from '../../support/workspace.ts';

const inFolder = <T>(body: (folder: string) => Promise<T>) => inWorkspace([], {}, body);

/** A home without settings, as a new runner has it. */
const env = (folder: string) => ({ PATH: process.env.PATH, HOME: path.join(folder, 'no-home') });

const open = (workspace: string, folder = 'store', more: Record<string, string> = {}) =>
  openBaseCommit({ workspace, folder, env: { ...env(workspace), ...more } });

function found(result: BaseCommit | NoBaseCommit): BaseCommit {
  if ('reason' in result) throw new Error(result.message);
  return result;
}

/** What the base commit has, by path. */
async function contents(result: BaseCommit | NoBaseCommit): Promise<Record<string, string>> {
  await using base = found(result);
  const texts = base.tree.entries.map(async (entry) => [
    entry.path,
    entry.kind === 'file' ? (await bytesOf(entry)).toString() : entry.kind,
  ]);
  return Object.fromEntries(await Promise.all(texts));
}

const base = { 'store/en-us/title.txt': 'Old\n', 'store/de-de/größe 1.txt': 'Groß', 'other.txt': 'x' };
const change = { 'store/en-us/title.txt': 'New\n', 'store/fr-fr/title.txt': 'Neuf' };

test('the folder of the base commit is listed and read as committed', () =>
  inFolder(async (folder) => {
    await pullRequest(folder, base, change);
    expect(await contents(await open(folder))).toEqual({
      'en-us/title.txt': 'Old\n',
      'de-de/größe 1.txt': 'Groß',
    });
    await using opened = found(await open(folder));
    expect(opened.commit).toBe(git(folder, 'rev-parse', 'HEAD^1'));
    expect(opened.tree).toMatchObject({ name: 'store', holdsPointers: true });
    expect(opened.tree.entries.map(({ path: name, size }) => [name, size])).toContainEqual([
      'en-us/title.txt',
      4,
    ]);
  }));

test('a folder that the base commit does not have is empty', () =>
  inFolder(async (folder) => {
    await pullRequest(folder, { 'other.txt': 'x' }, change);
    expect(await contents(await open(folder))).toEqual({});
  }));

test('a file with the name of the folder is not a folder', () =>
  inFolder(async (folder) => {
    await pullRequest(folder, { store: 'x' }, { store: null, 'store/x': 'y' });
    expect(await contents(await open(folder))).toEqual({});
  }));

test('the folder may be the whole repository, and the repository a folder of the workspace', () =>
  inFolder(async (workspace) => {
    await pullRequest(path.join(workspace, 'code'), base, change);
    expect(Object.keys(await contents(await open(workspace, 'code')))).toContain('store/en-us/title.txt');
    expect(Object.keys(await contents(await open(workspace, 'code/store')))).toContain('en-us/title.txt');
  }));

test('no filter of the repository changes a file or runs', () =>
  inFolder(async (folder) => {
    await pullRequest(folder, { '.gitattributes': '*.txt text eol=crlf filter=x diff=x', ...base }, change);
    const marker = path.join(folder, 'filter-ran');
    for (const name of ['filter.x.smudge', 'filter.x.process', 'diff.x.textconv'])
      git(folder, 'config', name, `touch "${marker}"; cat`);
    expect(await contents(await open(folder))).toMatchObject({ 'en-us/title.txt': 'Old\n' });
    expect(existsSync(marker)).toBe(false);
  }));

test('a pointer of Git LFS gives the hash of its picture', () =>
  inFolder(async (folder) => {
    const sha256 = 'ab'.repeat(32);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize 12345\n`;
    await pullRequest(folder, { 'store/01.png': pointer }, change);
    await using opened = found(await open(folder));
    const [entry] = opened.tree.entries;
    expect(entry && (await readMedia(entry, opened.tree.holdsPointers === true))).toMatchObject({
      sha256,
      size: 12_345,
    });
  }));

test('links and submodules are not files', () =>
  inFolder(async (folder) => {
    await pullRequest(folder, { 'store/link': '->../../secret', 'other.txt': 'x' }, {});
    const head = git(folder, 'rev-parse', 'HEAD');
    git(folder, 'checkout', '--quiet', '--detach', 'HEAD^1');
    git(folder, 'update-index', '--add', '--cacheinfo', `160000,${head},store/module`);
    git(folder, 'commit', '--quiet', '--message', 'Add a submodule');
    git(folder, 'merge', '--quiet', '--no-ff', '--no-edit', 'change');
    expect(await contents(await open(folder))).toEqual({ link: 'link', module: 'other' });
  }));

test('many large files are read whole, whatever the order in which they are read', () =>
  inFolder(async (folder) => {
    const files = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`store/${index}`, `file ${index}`]),
    );
    const large = Buffer.alloc(5_000_000, 'large\n');
    await pullRequest(folder, { ...files, 'store/large': large, 'store/empty': '' }, change);
    const all = await contents(await open(folder));
    expect(all.large === large.toString()).toBe(true);
    expect([all.empty, all[0], all[49]]).toEqual(['', 'file 0', 'file 49']);
  }));

test('a file that is abandoned halfway does not disturb the next', () =>
  inFolder(async (folder) => {
    await pullRequest(folder, { 'store/a': Buffer.alloc(1_000_000), 'store/b': 'b' }, change);
    await using opened = found(await open(folder));
    const [large, small] = opened.tree.entries;
    const stop = () => {
      throw new Error('enough');
    };
    await expect(large?.read(stop)).rejects.toThrow('enough');
    expect(small && (await bytesOf(small)).toString()).toBe('b');
  }));

describe('there is no base commit', () => {
  const reasonOf = async (result: Promise<BaseCommit | NoBaseCommit>) => {
    const none = await result;
    if (!('reason' in none)) throw new Error('a base commit');
    return [none.reason, none.message];
  };

  test('in a shallow clone without it, and there is one with fetch-depth: 2', () =>
    inFolder(async (folder) => {
      await pullRequest(path.join(folder, 'origin'), base, change);
      const address = pathToFileURL(path.join(folder, 'origin')).href;
      git(folder, 'clone', '--quiet', '--depth', '1', address, 'one');
      git(folder, 'clone', '--quiet', '--depth', '2', address, 'two');
      expect(await reasonOf(open(path.join(folder, 'one')))).toEqual([
        'shallow',
        expect.stringContaining('fetch-depth: 2'),
      ]);
      expect(await contents(await open(path.join(folder, 'two')))).toMatchObject({
        'en-us/title.txt': 'Old\n',
      });
    }));

  test('if the commit is not a merge', () =>
    inFolder(async (folder) => {
      await pullRequest(folder, base, change);
      git(folder, 'checkout', '--quiet', 'change');
      expect(await reasonOf(open(folder))).toEqual([
        'no-merge',
        expect.stringContaining('not a merge commit'),
      ]);
    }));

  test('if git is not installed', () =>
    inFolder(async (folder) => {
      await pullRequest(folder, base, change);
      expect(await reasonOf(open(folder, 'store', { PATH: '' }))).toEqual(['no-git', expect.any(String)]);
    }));

  test('without a repository, or with one outside the workspace', () =>
    inFolder(async (folder) => {
      await mkdir(path.join(folder, 'store'));
      expect((await reasonOf(open(folder)))[0]).toBe('no-repository');
      await pullRequest(folder, base, change);
      expect((await reasonOf(open(path.join(folder, 'store'), '.')))[0]).toBe('no-repository');
    }));

  test('in a repository without a commit', () =>
    inFolder(async (folder) => {
      git(folder, 'init', '--quiet', '.');
      await mkdir(path.join(folder, 'store'));
      expect(await reasonOf(open(folder))).toEqual(['unreadable', expect.stringContaining('HEAD')]);
    }));

  const isRoot = process.getuid?.() === 0;
  (isRoot ? test : test.skip)('in a repository of another user', () =>
    inFolder(async (folder) => {
      await pullRequest(folder, base, change);
      for (const name of ['', '.git']) await chown(path.join(folder, name), 65_534, 65_534);
      const [reason, message] = await reasonOf(open(folder));
      expect([reason, message]).toEqual(['unsafe-repository', expect.stringContaining('safe.directory')]);
    }),
  );

  test('in a folder that only looks like a repository, which a pull request can contain', () =>
    inFolder(async (folder) => {
      await pullRequest(folder, base, change);
      await pullRequest(path.join(folder, 'made-up'), { 'en-us/title.txt': 'Made up' }, {});
      git(folder, 'clone', '--quiet', '--bare', 'made-up', 'store/bare');
      expect((await reasonOf(open(folder, 'store/bare')))[0]).toBe('no-repository');
      const config = '[core]\nrepositoryformatversion = 0\nbare = false\nworktree = .\n';
      await writeFile(path.join(folder, 'store/bare/config'), config);
      expect((await reasonOf(open(folder, 'store/bare')))[0]).toBe('no-repository');
    }));

  test('if objects are missing in a partial clone, and nothing is fetched', () =>
    inFolder(async (folder) => {
      const origin = path.join(folder, 'origin');
      await pullRequest(origin, base, change);
      git(origin, 'config', 'uploadpack.allowFilter', 'true');
      git(folder, 'clone', '--quiet', '--filter=blob:none', pathToFileURL(origin).href, 'clone');
      const packs = () => readdir(path.join(folder, 'clone/.git/objects/pack'));
      const before = await packs();
      expect((await reasonOf(open(path.join(folder, 'clone'))))[0]).toBe('unreadable');
      expect(await packs()).toEqual(before);
    }));

  test('if the run is canceled', () =>
    inFolder(async (folder) => {
      await pullRequest(folder, base, change);
      const options = { workspace: folder, folder: 'store', env: env(folder), signal: AbortSignal.abort() };
      expect((await reasonOf(openBaseCommit(options)))[0]).toBe('unreadable');
    }));
});

describe('the git program', () => {
  const script = async (folder: string, text: string) => {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'git'), `#!/bin/sh\n${text}\n`);
    await chmod(path.join(folder, 'git'), 0o755);
    return folder;
  };
  const isWindows = process.platform === 'win32';

  (isWindows ? test.skip : test)('gets no secret of the environment', () =>
    inFolder(async (folder) => {
      const seen = path.join(folder, 'seen');
      const bin = await script(path.join(folder, 'bin'), `export -p > "${seen}"; exit 1`);
      const workspace = path.join(folder, 'workspace');
      await pullRequest(workspace, base, change);
      await open(workspace, 'store', {
        PATH: bin,
        'INPUT_CLIENT-SECRET': 'hunter22',
        GITHUB_TOKEN: 'hunter22',
        GIT_DIR: 'hunter22',
      });
      const variables = readFileSync(seen, 'utf8');
      expect(variables).toContain('GIT_TERMINAL_PROMPT');
      expect(variables).not.toContain('hunter22');
    }),
  );

  (isWindows ? test.skip : test)('is not one of the workspace, or in a relative folder', () =>
    inFolder(async (folder) => {
      await pullRequest(folder, base, change);
      const bin = await script(path.join(folder, 'bin'), 'touch "$(dirname "$0")/ran"');
      const inside = [bin, 'bin', '.', '', process.env.PATH].join(path.delimiter);
      expect(await contents(await open(folder, 'store', { PATH: inside }))).toMatchObject({
        'en-us/title.txt': 'Old\n',
      });
      expect(existsSync(path.join(bin, 'ran'))).toBe(false);
      expect(await findGit({ PATH: bin }, folder)).toBeUndefined();
    }),
  );
});
