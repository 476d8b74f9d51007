import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from '../command-line/process-end.ts';
import type { Addresses } from '../control/addresses.ts';

export interface Started {
  readonly pid: number;
  readonly addresses: Addresses;
}

const betweenLooks = 50;
const longestStart = 60_000;

/**
 * Starts the simulator as a separate process that outlives this one and uses none of its streams, and waits until it
 * serves.
 * @param program The file of the command line.
 * @param parent Folder for its output.
 * @throws Error with what it printed
 */
export async function startDetached(
  program: string,
  flags: readonly string[],
  parent: string,
): Promise<Started> {
  const folder = await mkdtemp(path.join(parent, 'store-simulator-'));
  const [output, errors] = [path.join(folder, 'output.json'), path.join(folder, 'errors.txt')];
  const streams = [openSync(output, 'w'), openSync(errors, 'w')] as const;
  const child = spawn(process.execPath, [program, '--json', ...flags], {
    detached: true,
    stdio: ['ignore', ...streams],
    windowsHide: true,
  });
  for (const stream of streams) closeSync(stream);
  child.unref();
  const { pid } = child;
  if (pid === undefined) throw new Error(`The simulator did not start: ${program}`);
  for (const end = Date.now() + longestStart; Date.now() < end; await delay(betweenLooks)) {
    const text = await readFile(output, 'utf8');
    if (text.endsWith('\n')) {
      const addresses: Addresses = JSON.parse(text);
      if (await isHealthy(addresses)) return { pid, addresses };
    } else if (child.exitCode !== null || !isAlive(pid)) break;
  }
  if (isAlive(pid)) process.kill(pid);
  throw new Error(`The simulator did not start. ${await readFile(errors, 'utf8')}`);
}

async function isHealthy({ storeHttpUrl }: Addresses): Promise<boolean> {
  const response = await fetch(`${storeHttpUrl}/health`).catch(() => undefined);
  return response?.status === 200;
}

/** Ends a simulator, and waits until its process is gone. */
export async function stopDetached(controlUrl: string, pid: number, longest = 10_000): Promise<void> {
  await fetch(`${controlUrl}/stop`, { method: 'POST' }).catch(() => undefined);
  for (const end = Date.now() + longest; Date.now() < end; await delay(betweenLooks)) {
    if (!isAlive(pid)) return;
  }
  process.kill(pid);
}
