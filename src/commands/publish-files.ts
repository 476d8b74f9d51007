import type { Result } from '../errors.ts';
import type { OfflineRun, OnlineRun } from './publish.ts';
import { readPackages } from './steps/read-packages.ts';

/**
 * Reads the packages, then publishes them. The rest of the story is loaded between the two: most red runs end because no
 * file is there, and those take half the time without it.
 *
 * @throws as `readPackages` and `publish`
 */
export async function publishFiles(run: OnlineRun | OfflineRun): Promise<Result> {
  // An add-on has no packages: its submission changes only what the other inputs ask for.
  const { packages: globs } = run.inputs;
  const packages = globs === undefined ? [] : await readPackages(run, globs);
  const { publish } = await import('./publish.ts');
  return await publish(run, packages);
}
