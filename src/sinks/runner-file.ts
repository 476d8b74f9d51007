import { appendFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../errors.ts';
import type { Logger } from '../logger.ts';

/** What a step says to the runner in files: the variables that name them. */
export type RunnerFile = 'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY';

/**
 * Appends to a file that the runner reads after the step. Immediately, so that a canceled run has it too.
 * @param file the value of the variable
 * @throws Error if there is no such file
 */
export function appendToRunnerFile(variable: RunnerFile, file: string | undefined, text: string): void {
  if (!file) throw new Error(`${variable} is not set`);
  // The runner creates the file; if it has not, no one would read one created here.
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new Error(`the file that ${variable} names does not exist`);
  // Writing to a FIFO would wait for its reader.
  if (!stats.isFile()) throw new Error(`${variable} names something that is not a regular file`);
  appendFileSync(file, text);
}

/**
 * An output as the runner reads it. Not `setOutput` of `@actions/core`: for a delimiter that can't be guessed, it loads
 * Node's crypto in every run. Here the value is known, and the delimiter is a text that it does not have.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
 */
export function outputText(name: string, value: string): string {
  let delimiter = 'end';
  while (value.includes(delimiter)) delimiter += '_';
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

/**
 * Appends a summary to the file that the runner names in `GITHUB_STEP_SUMMARY`, at once, so that a canceled
 * run has one too. A missing file costs the summary, never the release.
 */
export function appendSummary(
  markdown: string,
  file: string | undefined,
  logger: Pick<Logger, 'warning' | 'debug'>,
): void {
  if (file === undefined || file === '') {
    logger.debug('GITHUB_STEP_SUMMARY is not set: no job summary is written.');
    return;
  }
  try {
    appendToRunnerFile('GITHUB_STEP_SUMMARY', file, markdown);
  } catch (error) {
    logger.warning(`No job summary: ${messageOf(error)}`);
  }
}

/**
 * Writes JSON that an output may be too small for into a new file that only this user may read. An existing file or
 * link of that name would be an error, so nothing is followed.
 * @param folder `RUNNER_TEMP`, which the runner empties after the job
 * @returns the path
 */
export function writeWhole(what: 'plan' | 'response', json: string, folder: string): string {
  const { randomUUID } = process.getBuiltinModule('node:crypto');
  const path = join(folder, `microsoft-store-${what}-${randomUUID()}.json`);
  writeFileSync(path, json, { flag: 'wx', mode: 0o600 });
  return path;
}
