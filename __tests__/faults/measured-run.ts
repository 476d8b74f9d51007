import { readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StoreRun } from '../support/store-run.ts';
import type { TestStore } from '../support/test-store.ts';

/** A run of the action, with the most memory that its process ever held, in MiB. */
export interface MeasuredRun {
  readonly run: StoreRun;
  readonly memory: number;
}

/**
 * Runs the action with a Store that returns this upload URL and checks no archive.
 * @param folder the workspace; it holds the files of the release already
 * @param inputs in addition to `packages: '*.msix'`
 */
export async function publishTo(
  store: TestStore,
  fileUploadUrl: string,
  folder: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<MeasuredRun> {
  const { control } = store;
  control.clearFaults();
  control.addFaults({
    role: 'api',
    method: 'POST',
    path: '/submissions$',
    phase: 'alter',
    body: { fileUploadUrl },
  });
  // The Store has no archive to check, and must not say so before the run has seen its commit.
  control.setTimeline([{ state: 'CommitStarted', looks: 9 }]);
  const preloads = [
    await preload(path.resolve(import.meta.dirname, '../../scripts/fast-time.ts'), folder),
    await preload(path.resolve(import.meta.dirname, '../support/log-requests.ts'), folder),
  ];
  const log = path.join(folder, 'requests.log');
  await writeFile(log, '');
  const given = { packages: '*.msix', 'wait-for': 'none', ...inputs };
  const run = await store.publish([], given, {
    workspace: folder,
    fastTime: 1,
    timeoutMs: 240_000,
    env: {
      NODE_OPTIONS: preloads.map((url) => `--import=${url}`).join(' '),
      FAST_TIME: '20',
      REQUEST_LOG: log,
    },
  });
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n');
  return { run, memory: Number(JSON.parse(lines.at(-1) ?? '{}').memory) };
}

/** A preload as JavaScript: what Node takes to compile one, 20 MiB, would be charged to the action. */
async function preload(source: string, folder: string): Promise<string> {
  const file = path.join(folder, `${path.basename(source, '.ts')}.mjs`);
  await writeFile(file, stripTypeScriptTypes(await readFile(source, 'utf8')));
  return pathToFileURL(file).href;
}
