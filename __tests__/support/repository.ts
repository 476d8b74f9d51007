import { execFileSync } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Runs git in a folder, without this machine's settings. */
export function git(folder: string, ...args: readonly string[]): string {
  const options = [
    'user.name=Test',
    'user.email=test@example.com',
    'commit.gpgsign=false',
    'init.defaultBranch=main',
  ];
  return execFileSync('git', [...options.flatMap((each) => ['-c', each]), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '', GIT_CONFIG_NOSYSTEM: '1', GIT_ALLOW_PROTOCOL: 'file' },
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** Text of a file, the target of a link with `->` before it, or `null` for a file to delete. */
type Files = Readonly<Record<string, string | Buffer | null>>;

/** Commits these files on top of the current commit. */
export async function commit(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const place = path.join(folder, name);
    await rm(place, { force: true });
    if (content === null) continue;
    await mkdir(path.dirname(place), { recursive: true });
    if (typeof content === 'string' && content.startsWith('->')) await symlink(content.slice(2), place);
    else await writeFile(place, content);
  }
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Change files');
}

/** Makes a repository and checks out what GitHub does for a pull request: a merge commit of `change` into `base`. */
export async function pullRequest(folder: string, base: Files, change: Files): Promise<void> {
  await mkdir(folder, { recursive: true });
  git(folder, 'init', '--quiet');
  await commit(folder, base);
  git(folder, 'checkout', '--quiet', '-b', 'change');
  await commit(folder, change);
  git(folder, 'checkout', '--quiet', 'main');
  // What others did meanwhile is part of the base.
  await commit(folder, { 'meanwhile.txt': 'x' });
  git(folder, 'merge', '--quiet', '--no-ff', '--no-edit', 'change');
}
