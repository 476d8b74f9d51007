import { appendFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file of variables. GitHub's own is never emptied or removed. */
export class VariablesFile {
  readonly #file: string;
  readonly #isShared: boolean;

  /** @param gitHubEnv Path of GitHub's file, if this is a job. */
  constructor(file: string, gitHubEnv: string | undefined) {
    this.#file = file;
    this.#isShared = gitHubEnv !== undefined && path.resolve(file) === path.resolve(gitHubEnv);
  }

  /** Removes what an earlier run wrote: a program that waits for the file to fill must not read that. */
  async clear(): Promise<void> {
    if (!this.#isShared) await writeFile(this.#file, '');
  }

  async write(lines: string): Promise<void> {
    if (this.#isShared) await appendFile(this.#file, lines);
    else await writeAtOnce(this.#file, lines);
  }

  async remove(): Promise<void> {
    if (!this.#isShared) await rm(this.#file, { force: true });
  }
}

/** Writes a file that is never seen half-written. Returns a function that removes it. */
export async function writeAtOnce(file: string, content: string): Promise<() => Promise<void>> {
  const half = `${file}.${process.pid}`;
  await writeFile(half, content);
  await rename(half, file);
  return () => rm(file, { force: true });
}
