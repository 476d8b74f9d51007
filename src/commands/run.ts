import type { Clock } from '../clock.ts';
import type { Inputs, PublishInputs, StatusInputs } from '../inputs/command-inputs.ts';
import type { Logger } from '../logger.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { StoreClient } from '../store/client.ts';
import type { Patience } from './patience.ts';

/** Everything a command is given: nothing it uses is global. */
export interface LocalRun<Own extends Inputs = Inputs> {
  readonly inputs: Own;
  /** Folder that globs start from, and the only one besides `tempDir` that packages may lie in. */
  readonly workspace: string;
  readonly tempDir: string;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly logger: Logger;
  /** Aborts when the runner cancels the job. */
  readonly signal: AbortSignal;
  /** The Store's client. It is loaded with the first call: a run that files or inputs end needs none. */
  connect(): Promise<StoreClient>;
  /** What log, outputs and summary are made from; filled while the run goes on. */
  readonly record: RunRecord;
  /** Waiting that `timeout-minutes` still allows, for the slot and for the goal together. */
  readonly patience: Patience;
}

/** A run that talks to the Store. */
export interface Run<Own extends Inputs = Inputs> extends LocalRun<Own> {
  readonly store: StoreClient;
}

/** A run of `command: publish`. */
export type PublishRun = Run<PublishInputs>;

/** A run of a command that can wait for the Store. */
export type WaitingRun = Run<PublishInputs | StatusInputs>;

/** The run with its Store. */
export async function connected<Local extends LocalRun>(run: Local): Promise<Local & Pick<Run, 'store'>> {
  return { ...run, store: await run.connect() };
}

/** Title of the step in which a submission may come to be. */
export const createStage = 'Create the submission';

/**
 * Runs one step of the story: a group in the log, and the stage that a cancelled run names. None begins after the
 * signal: a create or commit under way then still gets its response, and the stage must be the one that was cut.
 *
 * @throws the signal's reason, and what `body` throws
 */
export async function during<T>(run: LocalRun, stage: string, body: () => Promise<T>): Promise<T> {
  run.signal.throwIfAborted();
  run.record.stage = stage;
  return await run.logger.group(stage, body);
}
