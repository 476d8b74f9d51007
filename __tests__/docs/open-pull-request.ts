import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { WorkspaceFile } from '../support/package-files.ts';
import { commit, git } from '../support/repository.ts';
import { type ForeignCall, runScript } from '../support/workflow/foreign.ts';

/** GitHub's CLI, which responds and records what it was asked for. */
const gh = '#!/bin/sh\necho "$@" >>"$GH_CALLS"\n';

/**
 * Runs a script that pushes a branch and opens a pull request: git is the real one, with a repository next to it as the
 * origin, and only `gh` is a stand-in.
 * @param files of the commit that was checked out
 * @throws if the branch changes no file of the Store page or lacks one of them, or if no pull request was asked for
 */
export async function openPullRequest(call: ForeignCall, files: readonly WorkspaceFile[]): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'origin '));
  try {
    const [origin, clone, programs] = ['origin.git', 'clone', 'programs'].map((name) =>
      path.join(folder, name),
    );
    if (origin === undefined || clone === undefined || programs === undefined) throw new Error('No folders.');
    git(folder, 'init', '--quiet', '--bare', origin);
    git(folder, 'clone', '--quiet', origin, clone);
    await commit(clone, Object.fromEntries(files.map((file) => [file.path, file.bytes])));
    git(clone, 'push', '--quiet', 'origin', 'HEAD:main');
    await rename(path.join(clone, '.git'), path.join(call.workspace, '.git'));
    await mkdir(programs);
    await writeFile(path.join(programs, 'gh'), gh);
    await chmod(path.join(programs, 'gh'), 0o755);
    const calls = path.join(folder, 'calls');
    await writeFile(calls, '');
    const PATH = `${programs}${path.delimiter}${process.env.PATH}`;
    await runScript({ ...call, env: { ...call.env, PATH, GH_CALLS: calls } });
    const asked = await readFile(calls, 'utf8');
    const branch = /--head (\S+)/.exec(asked)?.[1];
    if (branch === undefined) throw new Error(`No pull request was opened: ${asked}`);
    const changed = git(origin, 'diff', '--name-only', 'main', branch, '--').split('\n');
    if (!changed.some((name) => name.startsWith('store-listing/')))
      throw new Error(`The branch changes no file of the Store page: ${changed.join(', ')}`);
    const left = git(call.workspace, 'status', '--porcelain', '--', 'store-listing').trim();
    if (left !== '') throw new Error(`The branch lacks what is in the folder:\n${left}`);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
