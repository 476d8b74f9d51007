import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const logLine = z.object({
  kind: z.enum(['start', 'request', 'answer', 'exit']),
  /** Milliseconds since the epoch. */
  time: z.number(),
  method: z.string().optional(),
  path: z.string().optional(),
  host: z.string().optional(),
  /** The most that the process ever held, in MiB. */
  memory: z.number().optional(),
});
/** What the action's process did and when, in its own time. */
export type LogLine = z.infer<typeof logLine>;

const preload = pathToFileURL(path.join(import.meta.dirname, 'log-requests.ts')).href;

/** The environment of a run that writes its requests to this file, in addition to what `env` asks of Node. */
export function logEnvironment(file: string, env: Readonly<Record<string, string>> = {}) {
  const options = `--disable-warning=ExperimentalWarning --import=${preload} ${env.NODE_OPTIONS ?? ''}`;
  return { REQUEST_LOG: file, NODE_OPTIONS: options };
}

/** What the run did for the Store: its report to GitHub comes last and does not count. */
export async function readRequestLog(file: string): Promise<readonly LogLine[]> {
  const texts = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  const lines = texts.map((line) => logLine.parse(JSON.parse(line)));
  const report = lines.find(({ path: to }) => to?.startsWith('/twirp/'));
  if (report === undefined) return lines;
  const exit = lines.filter(({ kind }) => kind === 'exit').map((line) => ({ ...line, time: report.time }));
  return [...lines.slice(0, lines.indexOf(report)), ...exit];
}
