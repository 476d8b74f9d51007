import path from 'node:path';
import type { Addresses } from '../control/addresses.ts';
import { startDetached } from './detached.ts';
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

function outputsOf(addresses: Addresses): Record<string, string> {
  return {
    'login-url': addresses.loginUrl,
    'store-api-url': addresses.storeUrl,
    'store-http-url': addresses.storeHttpUrl,
    'control-url': addresses.controlUrl,
    'blob-url': addresses.blobUrl,
    'ca-file': addresses.caFile,
    'tenant-id': addresses.tenantId,
    'client-id': addresses.clientId,
    'client-secret': addresses.clientSecret,
    'id-token-url': addresses.idTokens.url,
    'id-token-request-token': addresses.idTokens.requestToken,
    'app-id': addresses.apps[0]?.id ?? '',
  };
}

async function main(env: Environment): Promise<void> {
  const program = path.join(path.dirname(process.argv[1] ?? ''), 'simulator.js');
  const { pid, addresses } = await startDetached(program, flagsOf(env), env.RUNNER_TEMP ?? '.');
  // First of all, so that the simulator is stopped even if the rest fails.
  tell(env, 'GITHUB_STATE', { pid: String(pid), control: addresses.controlUrl });
  tell(env, 'GITHUB_OUTPUT', outputsOf(addresses));
  process.stdout.write(
    `The Store is open at ${addresses.storeUrl}, without TLS at ${addresses.storeHttpUrl}\n`,
  );
}

await main(process.env).catch(fail);
