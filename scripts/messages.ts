/**
 * `npm run messages`: runs the scenarios and the reported cases, and prints every message as a user sees it.
 *
 *   npm run messages -- --from FILE    from runs that were collected before (MESSAGES_FILE=FILE npm test)
 *   npm run messages -- --check        also fails if no run has printed a message of the source, and says what to do
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { collectorVariable, type ToldRun } from './collect-messages.ts';
import { messageSources, unprinted } from './message-sources.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
});

/** Messages that no test can make a run print: one per line, with a tab and the reason after it. At most ten. */
const listFile = path.join(import.meta.dirname, 'unprinted-messages.txt');

function main(): number {
  const runs = readRuns(values.from ?? runScenarios());
  if (runs.length === 0) throw new Error('No run was collected.');
  if (values.check) return check(runs);
  for (const [group, messages] of grouped(runs)) {
    console.log(`\n== ${group}`);
    for (const message of messages) console.log(`  ${message}`);
  }
  return 0;
}

/** Runs what shows most messages; returns the name of the file with what the runs reported. */
function runScenarios(): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'messages-')), 'runs.jsonl');
  const { status } = spawnSync('npm', ['test', '--', '__tests__/scenarios'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, [collectorVariable]: file },
    shell: process.platform === 'win32',
  });
  if (status !== 0) console.log('Some scenarios failed; their messages are shown all the same.');
  return file;
}

function readRuns(file: string): ToldRun[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): ToldRun => JSON.parse(line));
}

/** Annotations by the code of the run's error, then the last lines, then the first lines of the summaries. */
function grouped(runs: readonly ToldRun[]): [string, string[]][] {
  const groups = new Map<string, Set<string>>();
  const add = (group: string, message: string) => {
    const normalized = normalize(message);
    groups.set(group, (groups.get(group) ?? new Set()).add(normalized));
  };
  for (const { log, summary, result } of runs) {
    const code = /^Details for support: error ([\w-]+)/.exec(
      log.find((line) => line.startsWith('Details')) ?? '',
    )?.[1];
    for (const line of log) {
      if (line.startsWith('Error: ')) add(`error ${code ?? '(none)'}`, line);
      if (/^(Warning|Notice): /.test(line)) add('warnings and notices', line);
      if (line.includes('Result: ')) add(`last line: ${result ?? '(none)'}`, line);
    }
    for (const line of summary
      .split('\n')
      .filter((each) => each !== '')
      .slice(0, 3))
      add('summary', line);
  }
  return [...groups]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, set]) => [name, [...set].sort()]);
}

/** One line for messages that differ in ids, numbers of ports, times and the like only. */
function normalize(message: string): string {
  return message
    .replace(/\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/gi, 'GUID')
    .replace(/\b\d{15,}\b/g, 'ID')
    .replace(/\b[\da-f]{12,64}\b/gi, 'HASH')
    .replace(/\b(localhost|127\.0\.0\.1|\[::1\]):\d+/g, '$1:PORT')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/(?<![\d.,])\d+(\.\d+)? (ms|s|min|h|bytes|kB|MB)\b/g, 'N $2')
    .replace(/\/tmp\/[\w./-]+/g, 'FOLDER');
}

function check(runs: readonly ToldRun[]): number {
  const told = runs
    .flatMap(({ log, debug, summary, elsewhere }) => [...log, ...debug, summary, ...elsewhere])
    .join('\n');
  const sources = messageSources(globSync('src/**/*.ts').filter((file) => !/\.d\.ts$|simulator/.test(file)));
  const missing = unprinted(sources, told);
  const exempt = exemptions();
  const fresh = missing.filter(({ text }) => !exempt.has(text));
  const stale = [...exempt].filter((text) => !missing.some((each) => each.text === text));
  for (const { text, file } of fresh) console.log(`No run prints this message of ${file}: ${text}`);
  for (const text of stale)
    console.log(`Printed, or no longer in the source: remove it from ${path.basename(listFile)}: ${text}`);
  console.log(
    `${sources.length - missing.length} of ${sources.length} messages were printed by ${runs.length} runs.`,
  );
  if (fresh.length > 0) console.log(howToFix);
  return fresh.length + stale.length === 0 ? 0 : 1;
}

const howToFix = `
How to fix this: add a situation that provokes the message to a file in __tests__/messages,
and let it expect the whole sentence. If the message can't happen, delete its code; if it means a bug in this action,
throw a plain Error. If no test can provoke it, list it in scripts/unprinted-messages.txt with a tab and the reason.`;

/** The messages that no test can make a run print; each needs a reason. */
function exemptions(): ReadonlySet<string> {
  const lines = readFileSync(listFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const texts = lines.map((line) => {
    const [text = '', reason] = line.split('\t');
    if (!reason) throw new Error(`${path.basename(listFile)} gives no reason for this message: ${text}`);
    return text;
  });
  if (texts.length > mostExemptions)
    throw new Error(`${path.basename(listFile)} has more than ${mostExemptions} lines.`);
  return new Set(texts);
}

const mostExemptions = 10;

process.exitCode = main();
