import * as core from '@actions/core';
import { findSignIn, noCredentials, whyNoCredentials } from './auth/choose.ts';
import { systemClock } from './clock.ts';
import { Patience } from './commands/patience.ts';
import { createStage, type Tools } from './commands/run.ts';
import { type Offline, start } from './commands/start.ts';
import { ActionError, messageOf } from './errors.ts';
import { type Context, readContext, runnerTokens } from './github/context.ts';
import { exposedNotes } from './github/exposed-notes.ts';
import { watchSignals } from './github/interrupt.ts';
import { noteTrust, refuseUnsafeSurroundings } from './github/surroundings.ts';
import { refuseUntrusted, whyWithheld } from './github/trust.ts';
import { configureProxy } from './http/proxy.ts';
import { RetryBudget } from './http/retry.ts';
import type { Inputs } from './inputs/command-inputs.ts';
import { type Environment, readInputs } from './inputs/inputs.ts';
import { markdownReader } from './inputs/notes-format.ts';
import { results } from './record/results.ts';
import { type RunRecord, startRecord } from './record/run-record.ts';
import { createLogger, type RunLogger } from './sinks/log.ts';
import { appendToRunnerFile, outputText } from './sinks/runner-file.ts';
import { writeOutputs, writeReport, writeToGithub } from './sinks/write-report.ts';

/** Reads the inputs, runs the command, and turns its result into a report and an exit code. */
export async function main(env: Environment = process.env): Promise<void> {
  const clock = systemClock;
  const record = startRecord('publish', clock.now());
  const logger = createLogger(core, (text) => record.warnings.push(text));
  for (const token of runnerTokens(env)) logger.mask(token);
  const interruption = watchSignals();
  const unforeseen = watchUnforeseen(logger);
  const context = readContext(env);
  let inputs: Inputs | undefined;
  try {
    refuseUnsafeSurroundings(env, process.execArgv);
    // The HTTP library reads these variables itself.
    configureProxy(process.env, logger);
    inputs = readInputs(env, logger, await markdownReader(env));
    admit(inputs, env, context, record, logger);
    const signal = AbortSignal.any([interruption.signal, unforeseen]);
    const { tools, offline } = await assemble(inputs, context, env, record, logger, signal);
    record.result = await Promise.race([interruption.race(start(inputs, tools, offline)), endOf(unforeseen)]);
  } catch (error) {
    logger.endGroup();
    record.error = interruption.signal.aborted ? interrupted(record) : toActionError(error, record);
    record.result = record.error.result;
  }
  record.endedAt = clock.now();
  const report = {
    logger,
    setOutput: (name: string, value: string) =>
      appendToRunnerFile('GITHUB_OUTPUT', env.GITHUB_OUTPUT, outputText(name, value)),
    summaryFile: env.GITHUB_STEP_SUMMARY,
    tempDir: env.RUNNER_TEMP || undefined,
  };
  writeOutputs(record, report);
  // A canceled run has only a few seconds left: they are for its own report.
  const { signal } = interruption;
  const places = signal.aborted ? {} : await writeToGithub(record, { inputs, context, env, logger, signal });
  writeReport(record, places, report);
  await flushed();
  // Requests under way and idle connections must not keep a finished run alive.
  process.exit(results[record.result].exitCode);
}

/** Warns about what is unsafe in this run, and ends it if its event may not do what the inputs ask for. */
function admit(
  inputs: Inputs,
  env: Environment,
  context: Context,
  record: RunRecord,
  logger: RunLogger,
): void {
  noteTrust(env, inputs, logger);
  record.command = inputs.command;
  if (inputs.command === 'publish') {
    const exposed = exposedNotes(inputs.requested.certificationNotes, context);
    if (exposed !== undefined) logger.warning(exposed.message, exposed);
  }
  refuseUntrusted(inputs, context);
  const appId = 'target' in inputs ? inputs.target.appId : undefined;
  if (appId !== undefined) record.target = { kind: 'app', appId, appName: undefined };
}

async function assemble(
  inputs: Inputs,
  context: Context,
  env: Environment,
  record: RunRecord,
  logger: RunLogger,
  signal: AbortSignal,
): Promise<{ readonly tools: Tools; readonly offline: Offline }> {
  const clock = systemClock;
  const { random } = Math;
  // Commands without that input don't wait for anything.
  const minutes = 'timeoutMinutes' in inputs ? inputs.timeoutMinutes : 0;
  const patience = new Patience(minutes * 60_000, clock);
  const { account, offline, isCertificate } = accountOf(inputs, context, env);
  const budget = new RetryBudget();
  const connect = async () =>
    (await import('./commands/connect.ts')).connect({
      account,
      origin: inputs.storeApiUrl,
      clock,
      random,
      logger,
      budget,
      signal,
      onAnswer: (answer) => record.answers.push({ at: clock.now(), ...answer }),
      patience: () => patience.ofRequest,
    });
  // A certificate that can't sign in ends the run before anything is read.
  if (isCertificate) await connect();
  const { workspace, tempDir } = context;
  const tools = { workspace, tempDir, env, clock, random, logger, signal, connect, record, patience };
  return { tools, offline };
}

/** The account that signs in, and whether this run stays offline. */
function accountOf(inputs: Inputs, context: Context, env: Environment) {
  const { credentials, loginUrl } = inputs;
  const signIn = findSignIn({ ...credentials, env });
  const withheld = inputs.command === 'publish' ? whyWithheld(context) : undefined;
  const isOffline = withheld !== undefined || signIn === undefined || credentials === undefined;
  const origin = { env, isFork: context.isFork, eventName: context.eventName };
  const account = isOffline ? noCredentials(origin) : { ...credentials, signIn, loginUrl };
  const offline: Offline = { isOffline, why: withheld ?? whyNoCredentials(origin) };
  return { account, offline, isCertificate: signIn?.kind === 'certificate' };
}

/**
 * A signal that aborts on an unhandled error or rejection, so that nothing more is sent once the result is red.
 * Node would end the process with a trace, which may hold a request and its secrets, and without outputs or a summary.
 */
function watchUnforeseen(logger: RunLogger): AbortSignal {
  const controller = new AbortController();
  const end = (error: unknown) => {
    // Only once: if the log can no longer be written, every message about it would be another error.
    if (controller.signal.aborted) return;
    controller.abort(error);
    logger.debug(`Unhandled error: ${messageOf(error)}`);
  };
  process.on('unhandledRejection', end);
  process.on('uncaughtException', end);
  return controller.signal;
}

function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

/** Windows writes to a pipe in the background, and what is not yet written when the process exits is lost. */
function flushed(): Promise<void> {
  return new Promise((resolve) => process.stdout.write('', () => resolve()));
}

/** Anything else is an error in the action: its message only, since other objects may hold secrets. */
function toActionError(error: unknown, record: RunRecord): ActionError {
  if (error instanceof ActionError) return error;
  return new ActionError({
    code: 'unexpected',
    message: `Unexpected error${record.stage === undefined ? '' : ` in the step "${record.stage}"`}: ${messageOf(error)}`,
    todo: 'Re-run the job to finish what this run began. If this happens again, please report it with this log.',
  });
}

/** Nothing is deleted then: one Store call may take longer than the runner's patience (store-faults.md §0). */
function interrupted({ stage, submissionId }: RunRecord): ActionError {
  const where = stage === undefined ? '' : ` during the step "${stage}"`;
  const left =
    submissionId !== undefined
      ? `Submission ${submissionId} was left unchanged.`
      : stage === createStage
        ? 'A submission may have been created just then. If so, it was left unchanged.'
        : 'No submission was created.';
  return new ActionError({
    code: 'interrupted',
    result: 'interrupted',
    message: `The run was canceled${where}. ${left}`,
    todo: 'Re-run the job to finish what this run began.',
  });
}
