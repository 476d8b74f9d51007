import { existsSync, readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findPreviewPlace, type PreviewRoots, writePreview } from '../../../src/review/preview-file.ts';
import { inWorkspace } from '../../support/workspace.ts';

/** Two roots next to each other, and a folder that belongs to neither. */
const inRoots = <T>(body: (roots: PreviewRoots, outside: string) => Promise<T>) =>
  inWorkspace([], {}, async (folder) => {
    const [workspace, tempDir, outside] = ['workspace', 'temp', 'outside'].map((name) =>
      path.join(folder, name),
    );
    if (!workspace || !tempDir || !outside) throw new Error('three folders');
    await Promise.all([workspace, tempDir, outside].map((each) => mkdir(each)));
    return await body({ workspace, tempDir }, outside);
  });

test('a preview goes to a new file in the workspace or in RUNNER_TEMP, with the folders on its path', () =>
  inRoots(async (roots) => {
    for (const name of ['preview.html', 'out/of/it.html', path.join(roots.tempDir, 'a', 'preview.html')]) {
      const place = await writePreview('page', name, roots);
      expect(place).toEqual({ file: expect.stringMatching(/\.html$/) });
      expect(readFileSync(path.resolve(roots.workspace, name), 'utf8')).toBe('page');
    }
  }));

test('a check creates nothing', () =>
  inRoots(async (roots) => {
    await findPreviewPlace('out/preview.html', roots);
    expect(existsSync(path.join(roots.workspace, 'out'))).toBe(false);
  }));

describe('the preview is refused for', () => {
  test.each(['../outside/x.html', '..', '.', '', 'out/', '/x.html'])(
    '%j, which is not a file in either folder',
    (name) =>
      inRoots(async (roots) => {
        expect(await writePreview('page', name, roots)).toEqual({
          problem: 'is not a file in the workspace or in RUNNER_TEMP.',
        });
      }),
  );

  test('an existing file, which stays as it is', () =>
    inRoots(async (roots) => {
      const file = path.join(roots.workspace, 'README.md');
      await writeFile(file, 'mine');
      expect(await writePreview('page', 'README.md', roots)).toEqual({
        problem: expect.stringContaining('already'),
      });
      expect(readFileSync(file, 'utf8')).toBe('mine');
    }));

  test.each(['link', 'link/x.html', 'link/deep/x.html'])(
    '%s, since it is a link or the path goes through one',
    (name) =>
      inRoots(async (roots, outside) => {
        await symlink(outside, path.join(roots.workspace, 'link'), 'junction');
        expect(await writePreview('page', name, roots)).toMatchObject({
          problem: name === 'link' ? expect.stringContaining('already') : 'leads through a link: link.',
        });
        expect(existsSync(path.join(outside, 'x.html'))).toBe(false);
        expect(existsSync(path.join(outside, 'deep'))).toBe(false);
      }),
  );

  test('a link to nothing', () =>
    inRoots(async (roots, outside) => {
      await symlink(path.join(outside, 'new.html'), path.join(roots.workspace, 'x.html'), 'file');
      expect(await writePreview('page', 'x.html', roots)).toEqual({
        problem: expect.stringContaining('already'),
      });
      expect(existsSync(path.join(outside, 'new.html'))).toBe(false);
    }));

  test('a path through a file', () =>
    inRoots(async (roots) => {
      await writeFile(path.join(roots.workspace, 'file'), '');
      expect(await findPreviewPlace('file/x.html', roots)).toEqual({
        problem: 'leads through a file: file.',
      });
    }));
});

test('a root that is itself a link does not count as one', () =>
  inRoots(async (roots, outside) => {
    const workspace = path.join(outside, 'checkout');
    await symlink(roots.workspace, workspace, 'junction');
    await writePreview('page', 'x.html', { ...roots, workspace });
    expect(existsSync(path.join(roots.workspace, 'x.html'))).toBe(true);
  }));
