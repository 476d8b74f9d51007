import { readFile } from 'node:fs/promises';
import { announcement, variables } from './command-line/announcement.ts';
import { VariablesFile, writeAtOnce } from './command-line/files.ts';
import { type Flags, readFlags, usage } from './command-line/flags.ts';
import { isAlive, watchProcess } from './command-line/process-end.ts';
import type { Simulator, SimulatorOptions } from './simulator.ts';

const oldestNode = 22;

/** The command line. Sets the exit code: 2 if nothing was started. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await run(argv);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error('Try --help.');
    process.exitCode = 2;
  }
}

async function run(argv: readonly string[]): Promise<void> {
  const flags = readFlags(argv);
  if (!flags) {
    console.log(usage);
    return;
  }
  checkNode();
  const { parent } = flags;
  if (parent !== undefined && !isAlive(parent)) throw new Error(`--parent: there is no process ${parent}.`);
  // Registered before anything is made, so that an early Ctrl-C leaves nothing behind either.
  let stop = (): void => {};
  const ended = new Promise<void>((resolve) => {
    stop = resolve;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  if (parent !== undefined) watchProcess(parent, stop);
  const file =
    flags.envFile === undefined ? undefined : new VariablesFile(flags.envFile, process.env.GITHUB_ENV);
  await file?.clear();
  const remove = [async () => await file?.remove()];
  try {
    const simulator = await startWith(flags, stop);
    remove.unshift(() => simulator.close());
    const addresses = await addressesWith(flags, simulator, remove);
    console.log(flags.isJson ? JSON.stringify(addresses) : announcement(addresses));
    await file?.write(variables(addresses));
    await ended;
  } finally {
    for (const each of remove) await each();
  }
}

/** Throws if Node lacks what the simulator needs, which would otherwise fail halfway. */
function checkNode(): void {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= oldestNode) return;
  throw new Error(`The simulator needs Node ${oldestNode} or later, this is v${node}.`);
}

async function startWith(flags: Flags, onStop: () => void): Promise<Simulator> {
  // Loaded only now: help and wrong flags need none of it.
  const [{ startSimulator }, { timelineByTime }] = await Promise.all([
    import(/* webpackMode: "eager" */ './simulator.ts'),
    import(/* webpackMode: "eager" */ './store/timeline.ts'),
  ]);
  const options: SimulatorOptions = {
    apps: [exampleApp(flags)],
    timeline: timelineByTime(flags.seconds * 1000),
    ...(await seedOf(flags.seed)),
    ports: flags.ports,
    host: flags.hosts,
    ...(flags.blobOrigin !== undefined && { blobOrigin: flags.blobOrigin }),
    onStop,
    onError: (error) => console.error('Fault in the simulator:', error),
  };
  return await startSimulator(options).catch((error: unknown) => {
    throw explained(error);
  });
}

function exampleApp({ storeId, identity, publisher, packages }: Flags) {
  const app = { id: storeId, identityName: identity, publisher };
  if (packages === 'bundle') return app;
  return { ...app, packages: [{ fileName: `${identity}_1.0.0.0_x64.msix`, architecture: 'X64' }] };
}

async function seedOf(file: string | undefined): Promise<SimulatorOptions> {
  if (file === undefined) return {};
  const { parseSeedFile } = await import(/* webpackMode: "eager" */ './control/seed-file.ts');
  try {
    const { apps, settings, timeline, faults } = parseSeedFile(await readFile(file, 'utf8'));
    return {
      ...(apps && { apps }),
      ...(settings && { settings }),
      ...(timeline && { timeline }),
      ...(faults && { faults }),
    };
  } catch (error) {
    throw new Error(`--seed ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The addresses, with the CA certificate at the requested path. `remove` gets a function that deletes it. */
async function addressesWith(
  { caFile }: Flags,
  simulator: Simulator,
  remove: (() => Promise<void>)[],
): Promise<ReturnType<Simulator['addresses']>> {
  const addresses = simulator.addresses();
  if (caFile === undefined) return addresses;
  remove.push(await writeAtOnce(caFile, await readFile(simulator.caFile, 'utf8')));
  return { ...addresses, caFile };
}

/** The error in words that help a person who typed the flags. */
function explained(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const port = 'port' in error ? error.port : '';
  if (error.code === 'EADDRINUSE') return new Error(`Port ${port} is in use: give another one.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new Error('This machine has no such address: for --host give one that it has, or 0.0.0.0.');
  return error;
}
