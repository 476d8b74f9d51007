import { appendFileSync, statSync } from 'node:fs';

/** What a step says to the runner in files: the variables that name them. */
export type RunnerFile = 'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY';

/**
 * Appends to a file that the runner reads after the step. At once, so that a cancelled run has it too.
 * @param file the value of the variable
 * @throws Error if there is no such file
 */
export function appendToRunnerFile(variable: RunnerFile, file: string | undefined, text: string): void {
  if (!file) throw new Error(`${variable} is not set`);
  // The runner makes the file; if it has not, no one would read one made here.
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new Error(`the file that ${variable} names does not exist`);
  // Writing to a FIFO would wait for its reader.
  if (!stats.isFile()) throw new Error(`${variable} names something that is not a regular file`);
  appendFileSync(file, text);
}

/**
 * An output as the runner reads it. Not `setOutput` of `@actions/core`: it loads Node's crypto, for a delimiter that nobody
 * guesses, in every run. Here the value is known, and the delimiter is a text that it does not have.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
 */
export function outputText(name: string, value: string): string {
  let delimiter = 'end';
  while (value.includes(delimiter)) delimiter += '_';
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
