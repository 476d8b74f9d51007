/**
 * The main job, end to end, on this machine: simulator and Azurite are started, packages are made (or taken
 * from the given glob), and the built action publishes them, run as GitHub's runner runs it.
 *
 *     npm run demo [-- GLOB]
 *
 * The exit code is the action's; 130 after Ctrl-C, 2 for arguments that it does not know.
 */

import { glob, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sampleBundle } from '../simulator/src/samples/sample-package.ts';
import { type AppSeed, type Simulator, startSimulator } from '../simulator/src/simulator.ts';
import type { Timeline } from '../simulator/src/store/timeline.ts';
import { packagesOf } from '../src/document/packages.ts';
import { messageOf } from '../src/errors.ts';
import type { PackageFacts } from '../src/packages/facts.ts';
import { inspectPackages } from '../src/packages/inspect.ts';
import { submissionSchema } from '../src/store/wire.ts';
import { type ActionRun, type RunningAction, startAction } from './run-action.ts';
import { createLogView } from './runner-log.ts';

const usage = `The main job on this machine: the built action publishes packages to a simulated Store.

  npm run demo                               makes a small bundle and publishes it
  npm run demo -- 'path/to/*.msixbundle'     publishes these packages; the Store's app gets their identity
  npm run demo -- --help                     this text

Ctrl-C ends it and leaves nothing behind.`;

const storeId = '9NBLGGH4R315';
const canceled = 130;

/** The action polls 5, 12, 24 and 41 seconds after its commit: each poll except the last finds another of these. */
const timeline: Timeline = [
  { state: 'CommitStarted', ms: 3_000 },
  { state: 'PreProcessing', ms: 6_000 },
  { state: 'Certification', ms: 9_000 },
  { state: 'Release', ms: 2_000 },
  { state: 'PendingPublication', ms: 1_000 },
  { state: 'Publishing', ms: 15_000 },
  { state: 'Published' },
];
/** Milliseconds between the SIGINT and the SIGKILL that an action gets: it promises to end within 7 seconds. */
const patience = 8_000;

async function main(argv: readonly string[]): Promise<number> {
  const globs = readArguments(argv);
  if (typeof globs === 'number') return globs;
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupt.abort());
  const exitCode = await demonstrate(globs, interrupt.signal);
  return interrupt.signal.aborted ? canceled : exitCode;
}

/** The globs; the exit code if there is nothing more to do. */
function readArguments(argv: readonly string[]): readonly string[] | number {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    });
    if (!values.help) return positionals;
    console.log(usage);
    return 0;
  } catch (error) {
    console.error(`${messageOf(error)}\nTry --help.`);
    return 2;
  }
}

async function demonstrate(globs: readonly string[], interrupted: AbortSignal): Promise<number> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'store-demo-'));
  try {
    const own = globs.length === 0;
    if (own) await writeFile(path.join(scratch, 'Contoso.Notes_1.2.0.0.msixbundle'), await makeBundle());
    const workspace = own ? scratch : commonFolder(globs);
    const patterns = own ? '*.msixbundle' : globs.map((glob) => path.resolve(glob)).join('\n');
    const seed = await seedFor(own ? [path.join(scratch, '*.msixbundle')] : globs, scratch);
    await using simulator = await startSimulator({ apps: [seed], timeline });
    if (interrupted.aborted) return canceled;
    const seconds = timeline.reduce((sum, { ms = 0 }) => sum + ms, 0) / 1000;
    console.log(`The Store needs about ${seconds} seconds for its states.`);
    return await publishAndShow(simulator, patterns, workspace, interrupted);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The folder that a workflow would have checked out: the innermost one that all globs are below. */
function commonFolder(globs: readonly string[]): string {
  const folders = globs.map((glob) => path.dirname(path.resolve(glob.replace(/[*?[].*$/s, 'x'))));
  return folders.reduce((common, folder) => {
    let shared = common;
    while (path.relative(shared, folder).startsWith('..')) shared = path.dirname(shared);
    return shared;
  });
}

function makeBundle(): Promise<Buffer> {
  return sampleBundle({
    name: 'Contoso.Notes',
    publisher: 'CN=Contoso Software, O=Contoso Corporation, C=US',
    version: '1.2.0.0',
    architectures: ['x64', 'arm64'],
  });
}

/** An app with the identity of the packages and one old package that they supersede. */
async function seedFor(globs: readonly string[], tempDir: string): Promise<AppSeed> {
  const unreadable: string[] = [];
  for await (const file of glob([...globs])) {
    try {
      const [facts] = await inspectPackages([path.resolve(file)], { workspace: process.cwd(), tempDir });
      if (facts !== undefined) return seedLike(facts);
    } catch {
      // The action says why.
      unreadable.push(path.basename(file));
    }
  }
  if (unreadable.length > 0) {
    const names = unreadable.join(', ');
    console.log(`No identity can be read from ${names}, so the example app stays Contoso.Notes.`);
  }
  return { id: storeId };
}

function seedLike(facts: PackageFacts): AppSeed {
  const families = [...new Set(facts.serves.map((each) => `${each.family} min version ${each.minVersion}`))];
  return {
    id: storeId,
    title: facts.name,
    identityName: facts.name,
    publisher: facts.publisher,
    packages: [
      {
        fileName: `${facts.name}_0.0.1.0_${facts.architectures.join('_')}.${facts.isBundle ? 'msixbundle' : 'msix'}`,
        version: '0.0.1.0',
        architecture: facts.isBundle ? 'Neutral' : (facts.architectures[0] ?? 'neutral'),
        targetDeviceFamilies: families,
      },
    ],
  };
}

async function publishAndShow(
  simulator: Simulator,
  packages: string,
  workspace: string,
  interrupted: AbortSignal,
): Promise<number> {
  const { tenantId, clientId, clientSecret } = simulator.credentials;
  const view = createLogView([clientSecret]);
  heading('Log of the step');
  const running = await startAction({
    inputs: {
      'tenant-id': tenantId,
      'client-id': clientId,
      'client-secret': clientSecret,
      'app-id': storeId,
      packages,
      'wait-for': 'published',
      'login-url': simulator.loginUrl,
      'store-api-url': simulator.storeUrl,
    },
    workspace,
    caFile: simulator.caFile,
    timeoutMs: 10 * 60_000,
    onLine: (line) => {
      const shown = view(line);
      if (shown !== undefined) console.log(shown);
    },
  });
  endWith(running, interrupted);
  const run = await running.finished;
  if (interrupted.aborted) return canceled;
  showResults(run);
  await showStore(simulator);
  heading(`Exit code ${run.exitCode ?? run.signal}`);
  return run.exitCode ?? 1;
}

/** Ends the action as the runner ends a canceled job. It may already have received the terminal's signal. */
function endWith(running: RunningAction, interrupted: AbortSignal): void {
  const end = () => {
    running.kill('SIGINT');
    setTimeout(() => running.kill('SIGKILL'), patience).unref();
  };
  if (interrupted.aborted) end();
  else interrupted.addEventListener('abort', end, { once: true });
}

function showResults(run: ActionRun): void {
  heading('Outputs');
  for (const [name, value] of Object.entries(run.outputs)) console.log(`${name} = ${value}`);
  heading('Job summary (Markdown)');
  console.log(run.summary.trimEnd());
}

/** What customers get now, read from the Store as any client would. */
async function showStore(simulator: Simulator): Promise<void> {
  heading('What the Store holds');
  const published = simulator.control.publishedSubmission(storeId);
  if (published === undefined) {
    console.log('Nothing is published.');
    return;
  }
  const submission = submissionSchema.parse(published);
  console.log(`Submission ${submission.id}: ${submission.status}`);
  for (const each of packagesOf(submission)) {
    const kind = /bundle$/i.test(each.fileName) ? ' (bundle)' : '';
    console.log(`  ${each.fileName}  ${each.version}  ${each.architecture}${kind}  ${each.fileStatus}`);
  }
}

function heading(text: string): void {
  console.log(`\n=== ${text} ${'='.repeat(Math.max(3, 76 - text.length))}`);
}

process.exitCode = await main(process.argv.slice(2));
