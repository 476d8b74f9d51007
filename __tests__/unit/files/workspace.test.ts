import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findInWorkspace, isInside } from '../../../src/files/workspace.ts';
import { inWorkspace } from '../../support/workspace.ts';

const bytes = Buffer.from('{}');
const onPosix = process.platform === 'win32' ? test.skip : test;

describe('a file is inside a folder', () => {
  test('by its path, without regard to case on Windows', () => {
    expect(isInside('/w/repo/..a.msix', '/w/repo', path.posix)).toBe(true);
    expect(isInside('/w/repository/a.msix', '/w/repo', path.posix)).toBe(false);
    expect(isInside('/etc/passwd', '/w/repo', path.posix)).toBe(false);
    expect(isInside('d:\\A\\Repo\\a.msix', 'D:\\a\\repo', path.win32)).toBe(true);
    expect(isInside('E:\\a\\repo\\a.msix', 'D:\\a\\repo', path.win32)).toBe(false);
  });
});

describe('a name in the workspace', () => {
  test.each(['body.json', 'store/body.json', '..data/body.json'])('leads to its file: %s', async (name) => {
    await inWorkspace([{ path: name, bytes }], {}, async (folder) => {
      expect(await findInWorkspace(folder, name)).toBe(path.join(await realpath(folder), name));
    });
  });

  test('may be absolute', async () => {
    await inWorkspace([{ path: 'body.json', bytes }], {}, async (folder) => {
      const place = path.join(folder, 'body.json');
      expect(await findInWorkspace(folder, place)).toBe(await realpath(place));
    });
  });

  test('that leads out of it is not found', async () => {
    await inWorkspace(
      [
        { path: 'repo/body.json', bytes },
        { path: 'repository/body.json', bytes },
      ],
      {},
      async (folder) => {
        const workspace = path.join(folder, 'repo');
        for (const name of ['..', '../repository/body.json', path.join(folder, 'repository/body.json')]) {
          expect(await findInWorkspace(workspace, name)).toBeUndefined();
        }
      },
    );
  });

  test('that is missing gives the system’s error', async () => {
    await inWorkspace([], {}, async (folder) => {
      await expect(findInWorkspace(folder, 'body.json')).rejects.toMatchObject({ code: 'ENOENT' });
    });
  });

  onPosix(
    'may be a link inside, even if the workspace is one; a link that leads out finds nothing',
    async () => {
      const links = {
        workspace: 'repo',
        'repo/link.json': 'body.json',
        'repo/out.json': '../secret.json',
        'repo/out': '..',
      };
      await inWorkspace(
        [
          { path: 'repo/body.json', bytes },
          { path: 'secret.json', bytes },
        ],
        { links },
        async (folder) => {
          const workspace = path.join(folder, 'workspace');
          const place = await realpath(path.join(folder, 'repo/body.json'));
          expect(await findInWorkspace(workspace, 'body.json')).toBe(place);
          expect(await findInWorkspace(workspace, 'link.json')).toBe(place);
          expect(await findInWorkspace(workspace, 'out.json')).toBeUndefined();
          expect(await findInWorkspace(workspace, 'out/secret.json')).toBeUndefined();
        },
      );
    },
  );
});
