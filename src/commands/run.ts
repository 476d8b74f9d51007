import type { Clock } from '../clock.ts';
import type { Inputs } from '../inputs.ts';
import type { Logger } from '../logger.ts';
import type { Patience } from '../patience.ts';
import type { RunRecord } from '../report/run-record.ts';
import type { StoreClient } from '../store/client.ts';

/** Everything a command is given: nothing it uses is global. */
export interface Run {
  readonly inputs: Inputs;
  /** Folder that globs start from, and the only one besides `tempDir` that packages may lie in. */
  readonly workspace: string;
  readonly tempDir: string;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly logger: Logger;
  /** Aborts when the runner cancels the job. */
  readonly signal: AbortSignal;
  readonly store: StoreClient;
  /** Why this run can't sign in, in words for a contributor; `undefined` where it can. Only a dry run may have one. */
  readonly offline: string | undefined;
  /** What log, outputs and summary are made from; filled while the run goes on. */
  readonly record: RunRecord;
  /** Waiting that `timeout-minutes` still allows, for the slot and for the goal together. */
  readonly patience: Patience;
}

/**
 * Runs one step of the story: a group in the log, and the stage that a cancelled run names. None begins after the
 * signal: a create or commit under way then still gets its answer, and the stage must be the one that was cut.
 *
 * @throws the signal's reason, and what `body` throws
 */
export async function during<T>(run: Run, stage: string, body: () => Promise<T>): Promise<T> {
  run.signal.throwIfAborted();
  run.record.stage = stage;
  return await run.logger.group(stage, body);
}
