import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../errors.ts';
import { isInside } from '../files/workspace.ts';
import type { Tree, TreeEntry } from '../listing/tree.ts';
import { sentence } from '../text/format.ts';
import { BlobReader } from './blob-reader.ts';
import { findGit, type Git, type GitResult, runGit, type Variables } from './git.ts';

/** A folder as it is in the commit that a pull request is to be merged into. */
export interface BaseCommit extends AsyncDisposable {
  /** Id of the commit. */
  readonly commit: string;
  /** Empty if the commit has no such folder. Its files can be read until it is disposed of. */
  readonly tree: Tree;
}

/** Why there is no base commit to compare with. */
export interface NoBaseCommit {
  readonly reason: 'no-git' | 'no-repository' | 'unsafe-repository' | 'no-merge' | 'shallow' | 'unreadable';
  /** What is missing and what to do, self-contained. */
  readonly message: string;
}

export interface BaseCommitOptions {
  /** Absolute path. */
  readonly workspace: string;
  /** The folder, which exists: relative to the workspace, with `/`. */
  readonly folder: string;
  readonly env: Variables;
  readonly signal?: AbortSignal;
}

/** As many as a listing folder may have (listing/folder-tree.ts). */
const mostEntries = 100_000;

/**
 * Lists a folder of `HEAD^1` of the merge commit that is checked out, from git's object database: no filter runs, and
 * nothing is fetched. Dispose of it when its files are read.
 */
export async function openBaseCommit(options: BaseCommitOptions): Promise<BaseCommit | NoBaseCommit> {
  const { workspace, folder: name, env, signal } = options;
  try {
    const git = await findGit(env, workspace);
    if (git === undefined) return none('no-git', 'Git is not installed on this runner.');
    const folder = await realpath(path.resolve(workspace, name));
    const run = (...args: readonly string[]) => runGit(git, folder, args, signal);
    const place = await placeInRepository(run, folder, await realpath(workspace));
    if ('reason' in place) return place;
    const base = await parentOf(run);
    if ('reason' in base) return base;
    return await listed(run, { git, folder, base: base.commit, path: place.path }, options);
  } catch (error) {
    return unreadable(messageOf(error));
  }
}

type Run = (...args: readonly string[]) => Promise<GitResult>;

/** The folder's path in its repository; the repository must be in the workspace. */
async function placeInRepository(
  run: Run,
  folder: string,
  workspace: string,
): Promise<{ readonly path: string } | NoBaseCommit> {
  const { status, stdout, stderr } = await run('rev-parse', '--is-inside-work-tree', '--show-prefix');
  if (/dubious ownership|unsafe repository/.test(stderr)) {
    const todo = 'Add a step before this one: git config --global --add safe.directory "$GITHUB_WORKSPACE"';
    return none(
      'unsafe-repository',
      `Git considers the repository unsafe because it belongs to another user. ${todo}`,
    );
  }
  const [isInWorkTree, prefix = ''] = stdout.toString().split(/\n(.*)/s);
  const steps = prefix.split('/').slice(0, -1);
  const top = path.resolve(folder, ...steps.map(() => '..'));
  if (status !== 0 && !/not a git repository|bare repository/.test(stderr)) return unreadable(stderr);
  return status === 0 && isInWorkTree === 'true' && isInside(top, workspace)
    ? { path: steps.join('/') }
    : none('no-repository', 'The folder is not in a Git repository. Check it out with actions/checkout.');
}

/** The first parent of a merge commit. Its object names its parents, even if the clone does not have them. */
async function parentOf(run: Run): Promise<{ readonly commit: string } | NoBaseCommit> {
  const head = await run('cat-file', 'commit', 'HEAD');
  if (head.status !== 0) return unreadable(head.stderr);
  const [fields = ''] = head.stdout.toString('latin1').split('\n\n');
  const [commit, ...others] = [...fields.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(
    (match) => match[1] ?? '',
  );
  if (commit === undefined || others.length === 0) {
    return none(
      'no-merge',
      'The checked-out commit is not a merge commit. On pull_request, actions/checkout checks one out unless its ref input is set.',
    );
  }
  const parent = await run('cat-file', '-e', `${commit}^{tree}`);
  if (parent.status !== 0) {
    return none(
      'shallow',
      'The checkout does not include the base commit. Set `fetch-depth: 2` for actions/checkout.',
    );
  }
  return { commit };
}

interface Place {
  readonly git: Git;
  readonly folder: string;
  readonly base: string;
  /** From the repository's root; empty for the root. */
  readonly path: string;
}

async function listed(
  run: Run,
  place: Place,
  options: BaseCommitOptions,
): Promise<BaseCommit | NoBaseCommit> {
  const found = await run('rev-parse', '--verify', '--quiet', `${place.base}:${place.path}`);
  const id = found.stdout.toString('latin1').trim();
  // A file with the folder's name is not a folder, either.
  const isFolder =
    found.status === 0 && (await run('cat-file', '-t', id)).stdout.toString().trim() === 'tree';
  const list = isFolder ? await run('ls-tree', '--full-tree', '-r', '-z', '-l', id) : undefined;
  if (list !== undefined && list.status !== 0) return unreadable(list.stderr);
  const lines = list?.stdout.toString().split('\0').slice(0, -1) ?? [];
  if (lines.length > mostEntries) return unreadable(`it has ${lines.length} files`);
  const reader = new BlobReader(place.git, place.folder, options.signal);
  return {
    commit: place.base,
    tree: { name: options.folder, entries: lines.map((line) => entryOf(line, reader)), holdsPointers: true },
    [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose](),
  };
}

/** `100644 blob 3b18e512dba79e4c8300dd08aeb37f8e728b8dad      12<TAB>en-us/title.txt` */
function entryOf(line: string, reader: BlobReader): TreeEntry {
  const tab = line.indexOf('\t');
  const [mode = '', , id = '', size] = line.slice(0, tab).split(/ +/);
  const kind = mode === '120000' ? 'link' : mode.startsWith('100') ? 'file' : 'other';
  return {
    path: line.slice(tab + 1),
    kind,
    size: kind === 'file' ? Number(size) : 0,
    read: async (onPart) => {
      await reader.read(id, onPart);
      return undefined;
    },
  };
}

function unreadable(why: string): NoBaseCommit {
  return none('unreadable', `The base commit can't be read: ${sentence(why)}`);
}

function none(reason: NoBaseCommit['reason'], message: string): NoBaseCommit {
  return { reason, message };
}
