import { appendFileSync } from 'node:fs';
import { readRunnerOutput } from './runner-commands.ts';
import { createLogView } from './runner-log.ts';

/** What a user gets to read about one run. */
export interface ToldRun {
  readonly result: string | undefined;
  /** As the runner shows it: commands carried out, masks applied. */
  readonly log: readonly string[];
  /** What only step debugging shows. */
  readonly debug: readonly string[];
  /** Markdown. */
  readonly summary: string;
  /** Values of the outputs, the comment on a pull request, files of the artifact. */
  readonly elsewhere: readonly string[];
}

/** Names a file that receives what every run of the action reported, one JSON line each; see `messages.ts`. */
export const collectorVariable = 'MESSAGES_FILE';

/** Keeps what a run reported in its log, summary and outputs, if somewhere to keep it is named. */
export function collectMessages(run: {
  readonly stdout: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}): void {
  const view = createLogView([]);
  const { commands } = readRunnerOutput(run.stdout);
  const told: ToldRun = {
    result: run.outputs.result,
    log: run.stdout.split('\n').flatMap((line) => view(line) ?? []),
    debug: commands.flatMap(({ name, data }) => (name === 'debug' ? [data] : [])),
    summary: run.summary,
    elsewhere: Object.values(run.outputs),
  };
  keep(told);
}

/** Keeps what a run reported elsewhere: a comment, a file of the artifact. */
export function collectText(text: string): void {
  keep({ result: undefined, log: [], debug: [], summary: '', elsewhere: [text] });
}

function keep(told: ToldRun): void {
  const file = process.env[collectorVariable];
  if (file === undefined || file === '') return;
  appendFileSync(file, `${JSON.stringify(told)}\n`);
}
