/**
 * `npm run messages`: runs the scenarios and the reported cases, and prints every message as a user sees it.
 *
 *   npm run messages -- --from FILE    of runs that were collected before (MESSAGES_FILE=FILE npm test)
 *   npm run messages -- --check        fails too if the source has a message that no run has printed
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { collectorVariable, type ToldRun } from './collect-messages.ts';
import { messageSources, unprinted } from './message-sources.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    check: { type: 'boolean', default: false },
    /** Writes the list of messages that no run prints anew. */
    update: { type: 'boolean', default: false },
  },
});

/** Messages that no run prints yet. It may only get shorter. */
const listFile = path.join(import.meta.dirname, 'unprinted-messages.txt');

function main(): number {
  const runs = readRuns(values.from ?? runScenarios());
  if (runs.length === 0) throw new Error('No run was collected.');
  if (values.check || values.update) return check(runs);
  for (const [group, messages] of grouped(runs)) {
    console.log(`\n== ${group}`);
    for (const message of messages) console.log(`  ${message}`);
  }
  return 0;
}

/** Runs what shows most messages; returns the name of the file with what the runs told. */
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
  const told = runs.flatMap(({ log, debug, summary }) => [...log, ...debug, summary]).join('\n');
  const sources = messageSources(globSync('src/**/*.ts').filter((file) => !/\.d\.ts$|simulator/.test(file)));
  const missing = new Map(unprinted(sources, told).map(({ text, file }) => [text, file]));
  if (values.update) {
    writeFileSync(listFile, `${[...missing.keys()].sort().join('\n')}\n`);
    return 0;
  }
  const listed = new Set(
    readFileSync(listFile, 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
  );
  const fresh = [...missing].filter(([text]) => !listed.has(text));
  const stale = [...listed].filter((text) => !missing.has(text));
  for (const [text, file] of fresh) console.log(`No run prints this message of ${file}: ${text}`);
  for (const text of stale)
    console.log(`Printed, or no longer in the source: remove it from ${path.basename(listFile)}: ${text}`);
  console.log(
    `${sources.length - missing.size} of ${sources.length} messages were printed by ${runs.length} runs.`,
  );
  return fresh.length + stale.length === 0 ? 0 : 1;
}

process.exitCode = main();
