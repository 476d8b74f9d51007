import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './command-line/process-end.ts';

const prefix = 'store-simulator-';

/**
 * Makes a folder for temporary files, and removes those that killed simulators left on this machine.
 * The name says whose it is: process and machine, since containers may share the folder but not the processes.
 * @param parent The system's folder for temporary files if it is omitted.
 */
export async function makeScratch(parent = tmpdir()): Promise<string> {
  const machine = hostname().replaceAll(/[^\w.-]/g, '_');
  await removeLeftovers(parent, machine);
  return await mkdtemp(join(parent, `${prefix}${process.pid}-${machine}-`));
}

async function removeLeftovers(parent: string, machine: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const [, pid, rest = ''] = /^store-simulator-(\d+)-(.+)-[^-]{6}$/.exec(name) ?? [];
    if (pid === undefined || rest !== machine || isAlive(Number(pid))) continue;
    // Another user's folder stays.
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
