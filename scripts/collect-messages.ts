import { appendFileSync } from 'node:fs';
import { readRunnerOutput } from './runner-commands.ts';
import { createLogView } from './runner-log.ts';

/** What a user gets to read of one run. */
export interface ToldRun {
  readonly result: string | undefined;
  /** As the runner shows it: commands carried out, masks applied. */
  readonly log: readonly string[];
  /** What only step debugging shows. */
  readonly debug: readonly string[];
  /** Markdown. */
  readonly summary: string;
}

/** Names a file that gets what every run of the action told, one JSON line each; see `messages.ts`. */
export const collectorVariable = 'MESSAGES_FILE';

/** Keeps what a run told, if somewhere to keep it is named. */
export function collectMessages(run: {
  readonly stdout: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}): void {
  const file = process.env[collectorVariable];
  if (file === undefined || file === '') return;
  const view = createLogView([]);
  const { commands } = readRunnerOutput(run.stdout);
  const told: ToldRun = {
    result: run.outputs.result,
    log: run.stdout.split('\n').flatMap((line) => view(line) ?? []),
    debug: commands.flatMap(({ name, data }) => (name === 'debug' ? [data] : [])),
    summary: run.summary,
  };
  appendFileSync(file, `${JSON.stringify(told)}\n`);
}
