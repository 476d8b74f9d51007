import type { Result } from '../errors.ts';
import type { Inputs, PublishInputs } from '../inputs/command-inputs.ts';
import type { OfflineRun, OnlineRun } from './publish.ts';
import { connected, type LocalRun } from './run.ts';

/** Everything a command is given except its inputs. */
export type Tools = Omit<LocalRun, 'inputs'>;

export interface Offline {
  /** True if this run has nothing to sign in with, or may not use it. */
  readonly isOffline: boolean;
  /** Why it would be, in words for a contributor. */
  readonly why: string;
}

/** Runs the command that the inputs are of. It is loaded now: loading is most of what a short run does. */
export async function start(inputs: Inputs, tools: Tools, offline: Offline): Promise<Result> {
  switch (inputs.command) {
    case 'publish':
      return (await import('./publish-files.ts')).publishFiles(publishRun({ ...tools, inputs }, offline));
    case 'rollout':
      return (await import('./rollout.ts')).rollout(await connected({ ...tools, inputs }));
    case 'status':
      return (await import('./status.ts')).status(await connected({ ...tools, inputs }));
    case 'cancel':
      return (await import('./cancel.ts')).cancel(await connected({ ...tools, inputs }));
    case 'api':
      return (await import('./api.ts')).api(await connected({ ...tools, inputs }));
  }
}

/** Only a dry run can do without signing in: any other run ends at its first request. */
function publishRun(run: LocalRun<PublishInputs>, { isOffline, why }: Offline): OnlineRun | OfflineRun {
  const { inputs } = run;
  if (inputs.credentials === undefined || (isOffline && inputs.dryRun)) return { ...run, offline: why };
  return { ...run, inputs, offline: undefined };
}
