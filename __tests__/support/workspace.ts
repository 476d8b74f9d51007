import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { WorkspaceFile } from './package-files.ts';

export interface WorkspaceOptions {
  /** An existing folder instead of a new one; links and `arrange` do not apply to it. */
  readonly workspace?: string;
  /** Symbolic links: name and target; the target `fifo:` makes a FIFO instead. */
  readonly links?: Readonly<Record<string, string>>;
  /** Puts more into the workspace. */
  readonly arrange?: (workspace: string) => Promise<void>;
}

/** Runs `body` with a folder that holds the files and with an empty file outside of it, and removes both. */
export async function inWorkspace<T>(
  files: readonly WorkspaceFile[],
  options: WorkspaceOptions,
  body: (workspace: string, log: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'a case '));
  const workspace = path.join(folder, 'workspace');
  const placed = async (name: string) => {
    const place = path.join(workspace, name);
    await mkdir(path.dirname(place), { recursive: true });
    return place;
  };
  try {
    const log = path.join(folder, 'requests.log');
    await writeFile(log, '');
    if (options.workspace !== undefined) return await body(options.workspace, log);
    await mkdir(workspace);
    for (const file of files) await writeFile(await placed(file.path), file.bytes);
    for (const [name, target] of Object.entries(options.links ?? {})) {
      if (target === 'fifo:') execFileSync('mkfifo', [await placed(name)]);
      else await symlink(target, await placed(name));
    }
    await options.arrange?.(workspace);
    return await body(workspace, log);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
