/**
 * Puts the faults of `__tests__/faults/mutants.ts` into copies of the source, one at a time, compiles each copy and
 * runs the cases that must notice. Prints a table; the exit code is 1 if a mutant survives, or its place in the
 * source is gone.
 *
 *     npm run mutants [-- TEXT...]    those whose name contains one of the texts
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isTested, type TestedCase } from '../__tests__/faults/case.ts';
import { faultCases } from '../__tests__/faults/cases/all.ts';
import { Lanes } from '../__tests__/faults/lanes.ts';
import { type Mutant, mutants } from '../__tests__/faults/mutants.ts';
import { runCase } from '../__tests__/faults/run-case.ts';

const root = path.resolve(import.meta.dirname, '..');

async function main(texts: readonly string[]): Promise<number> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'mutants-'));
  try {
    const chosen = mutants.filter(
      ({ name }) => texts.length === 0 || texts.some((text) => name.includes(text)),
    );
    if (!(await isSound(scratch, chosen))) return 1;
    let killed = 0;
    for (const mutant of chosen) {
      const noticed = await killers(await compiled(scratch, mutant), mutant);
      const lives = mutant.killedBy.filter((id) => !noticed.has(id));
      if (lives.length === 0) killed += 1;
      const ok = lives.length === 0 ? 'killed' : 'LIVES';
      console.log(
        `${ok.padEnd(7)} ${mutant.from.padEnd(5)} ${mutant.name.padEnd(50)} ${[...noticed].map(([id, why]) => `${id}: ${why}`).join('; ')}`,
      );
      if (lives.length > 0) console.log(`        not noticed by ${lives.join(', ')}`);
    }
    console.log(`\n${killed} of ${chosen.length} mutants are killed.`);
    return killed === chosen.length ? 0 : 1;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The cases must pass on the source as it is, or they would prove nothing. */
async function isSound(scratch: string, chosen: readonly Mutant[]): Promise<boolean> {
  const folder = await compiled(scratch, undefined);
  const ids = [...new Set(chosen.flatMap(({ killedBy }) => killedBy))];
  const failed = await failures(folder, ids);
  for (const [id, why] of failed) console.log(`${id} fails without a mutant: ${why}`);
  return failed.size === 0;
}

/** A copy of the project, compiled, whose action.yml runs what was compiled. */
async function compiled(scratch: string, mutant: Mutant | undefined): Promise<string> {
  const folder = await mkdtemp(path.join(scratch, 'project-'));
  for (const name of ['src', 'tsconfig.json', 'tsconfig.build.json', 'package.json'])
    await cp(path.join(root, name), path.join(folder, name), { recursive: true });
  const modules = await realpath(path.join(root, 'node_modules'));
  await symlink(modules, path.join(folder, 'node_modules'), 'junction');
  const action = await readFile(path.join(root, 'action.yml'), 'utf8');
  await writeFile(path.join(folder, 'action.yml'), action.replace('dist/index.js', 'lib/index.js'));
  if (mutant) await mutate(path.join(folder, 'src', mutant.file), mutant);
  const tsc = path.join(modules, 'typescript', 'bin', 'tsc');
  const done = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noEmitOnError', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  // A mutant may well be wrong in its types too; the source must not be.
  if (mutant === undefined && done.status !== 0) throw new Error(done.stdout);
  return folder;
}

async function mutate(file: string, { name, anchor, replacement }: Mutant): Promise<void> {
  const parts = (await readFile(file, 'utf8')).split(anchor);
  if (parts.length !== 2)
    throw new Error(`The place of the mutant "${name}" is there ${parts.length - 1} times.`);
  await writeFile(file, parts.join(replacement));
}

async function killers(folder: string, { killedBy }: Mutant): Promise<ReadonlyMap<string, string>> {
  const noticed = await failures(folder, killedBy);
  await rm(folder, { recursive: true, force: true });
  return noticed;
}

/** The cases that fail on a copy, each with the first thing that was wrong. */
async function failures(folder: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  await using lanes = await Lanes.open(1, folder);
  const failed = new Map<string, string>();
  for (const tested of ids.map(caseOf)) {
    const problem = await lanes
      .run((store) => runCase(store, tested))
      .then(
        ({ problems }) => (problems.length === 0 ? undefined : problems.slice(0, 2).join(', ')),
        (error: unknown) => String(error),
      );
    if (problem !== undefined) failed.set(tested.id, problem.split('\n', 1)[0]?.slice(0, 120) ?? '');
  }
  return failed;
}

function caseOf(id: string): TestedCase {
  const found = faultCases.filter(isTested).find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no case ${id} to run.`);
  return found;
}

process.exitCode = await main(process.argv.slice(2));
