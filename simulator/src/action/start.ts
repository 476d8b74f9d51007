import path from 'node:path';
import { startDetached } from './detached.ts';
import { outputsOf } from './outputs.ts';
import { type Environment, fail, inputOf, tell } from './runner.ts';

function flagsOf(env: Environment): string[] {
  const [seed, seconds, hosts, packages] = ['seed', 'seconds', 'hosts', 'packages'].map((name) =>
    inputOf(env, name),
  );
  return [
    ...(seed ? ['--seed', seed] : []),
    ...(seconds ? ['--seconds', seconds] : []),
    ...(packages ? ['--packages', packages] : []),
    ...(hosts ?? '').split(/\s+/).flatMap((host) => (host ? ['--host', host] : [])),
  ];
}

async function main(env: Environment): Promise<void> {
  const program = path.join(path.dirname(process.argv[1] ?? ''), 'simulator.js');
  const { pid, addresses } = await startDetached(program, flagsOf(env), env.RUNNER_TEMP ?? '.');
  // First, so that the simulator is stopped even if the rest fails.
  tell(env, 'GITHUB_STATE', { pid: String(pid), control: addresses.controlUrl });
  tell(env, 'GITHUB_OUTPUT', outputsOf(addresses));
  process.stdout.write(
    `The Store is open at ${addresses.storeUrl}, without TLS at ${addresses.storeHttpUrl}\n`,
  );
}

await main(process.env).catch(fail);
