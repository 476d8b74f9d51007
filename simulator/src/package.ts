#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main } from './cli.ts';
import type { Simulator, SimulatorOptions } from './simulator.ts';

export type { Simulator, SimulatorOptions };

/** Starts the Store on this machine: sign-in, API (https and http), blob storage and control API. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  // Loaded only now: the command line's help needs none of it.
  const simulator = await import(/* webpackMode: "eager" */ './simulator.ts');
  return await simulator.startSimulator(options);
}

/** True if Node was started with this file, under any name: npm makes links in `.bin`. */
function isProgram(): boolean {
  const [, program] = process.argv;
  try {
    return program !== undefined && realpathSync(program) === fileURLToPath(import.meta.url);
  } catch {
    return false;
  }
}

if (isProgram()) await main(process.argv.slice(2));
