import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Written by the run itself as its last act: Node does not report to another process what a child used. */
const usageReporter = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  require('node:fs').writeFileSync(process.env.BENCH_USAGE, String((userCPUTime + systemCPUTime) / 1e6));
});`;

/**
 * Runs a built action whose `packages` match nothing, as a runner starts it.
 * @param dist The script to run.
 * @returns Seconds of CPU, user and system.
 */
export async function refusedRun(dist: string): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-run-'));
  try {
    const file = (name: string) => path.join(folder, name);
    await mkdir(file('workspace'));
    await writeFile(file('usage.cjs'), usageReporter);
    await writeFile(file('event.json'), '{"ref":"refs/tags/v1"}');
    for (const name of ['output', 'summary']) await writeFile(file(name), '');
    const child = spawn(process.execPath, ['--require', file('usage.cjs'), dist], {
      cwd: file('workspace'),
      env: environment(folder),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let log = '';
    child.stdout.on('data', (chunk) => {
      log += chunk;
    });
    await once(child, 'close');
    // Older builds said it in other words.
    if (!/no files?\b/i.test(log)) throw new Error(`${dist} ended in another way:\n${log}`);
    return Number(await readFile(file('usage'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function environment(folder: string): Record<string, string> {
  const guid = '6d3a1e4f-0b2c-4d5e-8f90-123456789abc';
  return {
    PATH: process.env.PATH ?? '',
    BENCH_USAGE: path.join(folder, 'usage'),
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: path.join(folder, 'event.json'),
    GITHUB_OUTPUT: path.join(folder, 'output'),
    GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
    GITHUB_WORKSPACE: path.join(folder, 'workspace'),
    GITHUB_REPOSITORY: 'owner/name',
    RUNNER_TEMP: folder,
    'INPUT_TENANT-ID': guid,
    'INPUT_CLIENT-ID': guid,
    'INPUT_CLIENT-SECRET': 'a secret of the benchmark',
    'INPUT_APP-ID': '9NBLGGH4R315',
    INPUT_PACKAGES: 'out/*.msix',
  };
}
