import type { Clock } from '../clock.ts';
import type { Inputs, PublishInputs } from '../inputs/command-inputs.ts';
import type { Logger } from '../logger.ts';
import { type Learn, recorder } from '../record/learn.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { StoreClient } from '../store/client.ts';
import type { Patience } from './patience.ts';

/**
 * Everything a command is given: nothing it uses is global. A step names the parts that it takes
 * (`Pick<Run, 'logger' | 'store'>`), and gets only the input values that it needs.
 */
export interface LocalRun<Own extends Inputs = Inputs> {
  readonly inputs: Own;
  /** Folder that globs start from, and the only one besides `tempDir` that packages may be in. */
  readonly workspace: string;
  readonly tempDir: string;
  /** Environment variables of the process; git gets a few of them. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly logger: Logger;
  /** Aborts when the runner cancels the job. */
  readonly signal: AbortSignal;
  /** The Store's client. It is loaded with the first call: a run that ends over its files or inputs needs none. */
  connect(): Promise<StoreClient>;
  /** Records what was learned: log, outputs and summary are made from it, even if the run ends early. */
  readonly learn: Learn;
  /** Runs one step of the story. */
  readonly step: Step;
  /** Waiting that `timeout-minutes` still allows, for the slot and for the goal together. */
  readonly patience: Patience;
}

/** A run that talks to the Store. */
export interface Run<Own extends Inputs = Inputs> extends LocalRun<Own> {
  readonly store: StoreClient;
}

/** A run of `command: publish`. */
export type PublishRun = Run<PublishInputs>;

/** Everything that a command is given except its inputs, and the record of what it learns. */
export type Tools = Omit<LocalRun, 'inputs' | 'learn' | 'step'> & { readonly record: RunRecord };

/** A command's run. */
export function runOf<Own extends Inputs>(inputs: Own, { record, ...tools }: Tools): LocalRun<Own> {
  const learn = recorder(record, tools.clock);
  return { ...tools, inputs, learn, step: stepper({ ...tools, learn }) };
}

/** The run with its Store. */
export async function connected<Local extends LocalRun>(run: Local): Promise<Local & Pick<Run, 'store'>> {
  return { ...run, store: await run.connect() };
}

/** Title of the step in which a submission may be created. */
export const createStage = 'Create the submission';

/**
 * Runs one step of the story: a group in the log, and the step that a canceled run names.
 *
 * @throws the signal's reason, and what `body` throws
 */
export type Step = <T>(title: string, body: () => Promise<T>) => Promise<T>;

/**
 * No step begins after the signal: a create or commit under way then still gets its response, and the step that is
 * named must be the one that was cut short.
 */
function stepper({ learn, logger, signal }: Pick<LocalRun, 'learn' | 'logger' | 'signal'>): Step {
  return async (title, body) => {
    signal.throwIfAborted();
    learn('step', title);
    return await logger.group(title, body);
  };
}
