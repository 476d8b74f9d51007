import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { WorkspaceFile } from './package-files.ts';

/**
 * Runs `body` with a folder that holds the files, and removes the folder.
 * @param links name and target; the target `fifo:` makes a FIFO instead
 */
export async function inWorkspace<T>(
  files: readonly WorkspaceFile[],
  links: Readonly<Record<string, string>>,
  body: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'a workspace '));
  const placed = async (name: string) => {
    const place = path.join(folder, name);
    await mkdir(path.dirname(place), { recursive: true });
    return place;
  };
  try {
    for (const file of files) await writeFile(await placed(file.path), file.bytes);
    for (const [name, target] of Object.entries(links)) {
      if (target === 'fifo:') execFileSync('mkfifo', [await placed(name)]);
      else await symlink(target, await placed(name));
    }
    return await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
