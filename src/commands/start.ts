import type { Result } from '../errors.ts';
import type { Inputs, PublishInputs } from '../inputs/command-inputs.ts';
import type { OfflineRun, OnlineRun } from './publish.ts';
import { connected, type LocalRun, runOf, type Tools } from './run.ts';
import { checkPreviewPath } from './steps/check-preview-path.ts';

export interface Offline {
  /** True if this run has nothing to sign in with, or may not use it. */
  readonly isOffline: boolean;
  /** Why it would be offline, in words for a contributor. */
  readonly why: string;
}

/** Runs the command that the inputs belong to. It is loaded now: loading is most of what a short run does. */
export async function start(inputs: Inputs, tools: Tools, offline: Offline): Promise<Result> {
  switch (inputs.command) {
    case 'publish':
      return publishFiles(publishRun(runOf(inputs, tools), offline));
    case 'rollout':
      return (await import('./rollout.ts')).rollout(await connected(runOf(inputs, tools)));
    case 'status':
      return (await import('./status.ts')).status(await connected(runOf(inputs, tools)));
    case 'cancel':
      return (await import('./cancel.ts')).cancel(await connected(runOf(inputs, tools)));
    case 'pull':
      return (await import('./pull.ts')).pull(await connected(runOf(inputs, tools)));
    case 'api':
      return (await import('./api.ts')).api(await connected(runOf(inputs, tools)));
  }
}

/** Only a dry run can do without signing in: any other run ends at its first request. */
function publishRun(run: LocalRun<PublishInputs>, { isOffline, why }: Offline): OnlineRun | OfflineRun {
  const { inputs } = run;
  if (inputs.credentials === undefined || (isOffline && inputs.dryRun)) return { ...run, offline: why };
  return { ...run, inputs, offline: undefined };
}

/**
 * Reads the packages, then publishes them. The rest of the story is loaded between the two: most red runs end because
 * there is no file, and those take half the time without it.
 *
 * @throws as `readPackages` and `publish`
 */
async function publishFiles(run: OnlineRun | OfflineRun): Promise<Result> {
  const { packages: globs } = run.inputs;
  const { readPackages } = await import('./steps/read-packages.ts');
  await checkPreviewPath(run, run.inputs);
  // Without packages, those in the Store stay, and the submission changes only what the other inputs ask for.
  const packages = globs === undefined ? [] : await readPackages(run, globs);
  if (globs === undefined && run.inputs.target.kind !== 'add-on') run.logger.info(noPackages);
  const { publish } = await import('./publish.ts');
  return await publish(run, packages);
}

/** An input from a variable that does not exist looks like one that was left out. */
const noPackages =
  'This run has no packages, so those in the Store stay unchanged. If you meant to publish some, packages is empty: check the variable that it comes from.';
