import { cp, glob, mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

type Inputs = Readonly<Record<string, string>>;

/** The artifacts of one run of a workflow: each is a folder. */
export class Artifacts {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * `actions/upload-artifact`: files keep their paths below the common folder of the search paths.
   * @throws if no file matches and it is to fail then, and for a name that is taken
   */
  async upload(inputs: Inputs, workspace: string): Promise<void> {
    const name = inputs.name || 'artifact';
    const lines = (inputs.path ?? '').split('\n').map((line) => line.trim());
    const patterns = lines.filter((line) => line !== '' && !line.startsWith('!'));
    const exclude = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const files: string[] = [];
    for await (const entry of glob(
      patterns.flatMap((each) => [each, `${each}/**`]),
      { cwd: workspace, exclude, withFileTypes: true },
    ))
      if (entry.isFile()) files.push(path.join(entry.parentPath, entry.name));
    if (files.length === 0 && inputs['if-no-files-found'] === 'error')
      throw new Error(`upload-artifact finds no file: ${patterns.join(', ')}`);
    const place = path.join(this.#folder, name);
    const isTaken = await stat(place).catch(() => undefined);
    if (isTaken) throw new Error(`There is an artifact named ${name} already (409 Conflict).`);
    await mkdir(place);
    const root = await commonFolder(patterns.map((pattern) => path.join(workspace, literalStart(pattern))));
    for (const file of files) await cp(file, path.join(place, path.relative(root, file)));
  }

  /** `actions/download-artifact`: one by name, all or those of a pattern, each in its own folder unless merged. */
  async download(inputs: Inputs, workspace: string): Promise<void> {
    const to = path.resolve(workspace, inputs.path || '.');
    const all = await readdir(this.#folder);
    const one = inputs.name;
    if (one) {
      if (!all.includes(one)) throw new Error(`There is no artifact named ${one}, only ${all.join(', ')}.`);
      return await cp(path.join(this.#folder, one), to, { recursive: true });
    }
    const found = all.filter((name) => path.matchesGlob(name, inputs.pattern || '*'));
    if (found.length === 0) throw new Error(`No artifact is like ${inputs.pattern}.`);
    for (const name of found) {
      const place = inputs['merge-multiple'] === 'true' ? to : path.join(to, name);
      await cp(path.join(this.#folder, name), place, { recursive: true });
    }
  }
}

/** The folder that a pattern is searched from. */
function literalStart(pattern: string): string {
  const parts = pattern.split('/');
  const end = parts.findIndex((part) => /[*?[]/.test(part));
  return parts.slice(0, end < 0 ? undefined : end).join('/');
}

/** Where the paths of an artifact start: the one search path, or what several have in common. */
async function commonFolder(paths: readonly string[]): Promise<string> {
  const [first = '', ...others] = paths;
  if (others.length === 0) {
    const found = await stat(first).catch(() => undefined);
    return found?.isDirectory() === false ? path.dirname(first) : first;
  }
  const split = paths.map((each) => each.split(path.sep));
  const end = (split[0] ?? []).findIndex((part, index) => split.some((each) => each[index] !== part));
  return (split[0] ?? []).slice(0, end < 0 ? undefined : end).join(path.sep);
}
