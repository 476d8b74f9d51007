/**
 * The main job, end to end, on this machine: simulator and Azurite are started, packages are made (or taken
 * from the glob given), and the built action publishes them, run as GitHub's runner runs it.
 *
 *     npm run demo [-- GLOB]
 *
 * The exit code is the action's.
 */
import { glob, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { messageOf } from '../src/errors.ts';
import type { PackageFacts } from '../src/packages/facts.ts';
import { inspectPackages } from '../src/packages/inspect.ts';
import { sampleBundle } from '../src/simulator/sample-package.ts';
import { type AppSeed, type Simulator, startSimulator } from '../src/simulator/simulator.ts';
import { timelineByTime } from '../src/simulator/timeline.ts';
import { submissionSchema } from '../src/store/wire.ts';
import { packagesOf } from '../src/submission/coverage.ts';
import { type ActionRun, runAction } from './run-action.ts';
import { createLogView } from './runner-log.ts';

const storeId = '9NBLGGH4R315';
/** Milliseconds: long enough for several looks, short enough for a demo. */
const timeInState = 3_000;

async function main(globs: readonly string[]): Promise<number> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'store-demo-'));
  try {
    const own = globs.length === 0;
    if (own) await writeFile(path.join(scratch, 'Contoso.Notes_1.2.0.0.msixbundle'), await makeBundle());
    const workspace = own ? scratch : commonFolder(globs);
    const patterns = own ? '*.msixbundle' : globs.map((glob) => path.resolve(glob)).join('\n');
    const seed = await seedFor(own ? [path.join(scratch, '*.msixbundle')] : globs, scratch);
    await using simulator = await startSimulator({ apps: [seed], timeline: timelineByTime(timeInState) });
    return await publishAndShow(simulator, patterns, workspace);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The folder that a workflow would have checked out: the innermost one that all globs lie below. */
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
  for await (const file of glob([...globs])) {
    try {
      const [facts] = await inspectPackages([path.resolve(file)], { workspace: process.cwd(), tempDir });
      if (facts !== undefined) return seedLike(facts);
    } catch (error) {
      console.log(`The app gets an identity of its own: none can be read from ${file} (${messageOf(error)})`);
    }
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
        fileName: `${facts.name}_0.0.1.0.${facts.isBundle ? 'msixbundle' : 'msix'}`,
        version: '0.0.1.0',
        architecture: facts.isBundle ? 'Neutral' : (facts.architectures[0] ?? 'neutral'),
        targetDeviceFamilies: families,
      },
    ],
  };
}

async function publishAndShow(simulator: Simulator, packages: string, workspace: string): Promise<number> {
  const { tenantId, clientId, clientSecret } = simulator.credentials;
  const view = createLogView([clientSecret]);
  heading('Log of the step');
  const run = await runAction({
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
  showResults(run);
  await showStore(simulator);
  heading(`Exit code ${run.exitCode ?? run.signal}`);
  return run.exitCode ?? 1;
}

function showResults(run: ActionRun): void {
  heading('Outputs');
  for (const [name, value] of Object.entries(run.outputs)) console.log(`${name} = ${value}`);
  heading('Job summary (Markdown)');
  console.log(run.summary.trimEnd());
}

/** What customers get now, asked from the Store as any client would. */
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
    console.log(`  ${each.fileName}  ${each.version}  ${each.architecture}  ${each.fileStatus}`);
  }
}

function heading(text: string): void {
  console.log(`\n=== ${text} ${'='.repeat(Math.max(3, 76 - text.length))}`);
}

process.exitCode = await main(process.argv.slice(2));
