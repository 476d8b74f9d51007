import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type ActionRun, type RunOptions, runAction } from '../../scripts/run-action.ts';
import { sampleBundle } from '../../simulator/src/samples/sample-package.ts';
import type { Simulator } from '../../simulator/src/simulator.ts';

export const app = {
  id: '9NBLGGH4R315',
  identityName: 'Contoso.Notes',
  publisher: 'CN=Contoso Software, O=Contoso Corporation, C=US',
};

/** Publishes a bundle of the example app to a simulator without any credentials but those in `inputs` and `env`. */
export async function publishBundle(
  simulator: Simulator,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
  options: Partial<RunOptions> = {},
): Promise<ActionRun> {
  const workspace = await mkdtemp(path.join(os.tmpdir(), 'workspace-'));
  try {
    const identity = { name: app.identityName, publisher: app.publisher, version: '2.0.0.0' };
    await writeFile(path.join(workspace, 'App.msixbundle'), await sampleBundle(identity));
    return await runAction({
      workspace,
      caFile: simulator.caFile,
      fastTime: 500,
      inputs: {
        'tenant-id': simulator.credentials.tenantId,
        'client-id': simulator.credentials.clientId,
        'app-id': app.id,
        packages: '*.msixbundle',
        'login-url': simulator.loginUrl,
        'store-api-url': simulator.storeUrl,
        ...inputs,
      },
      env,
      ...options,
    });
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

/** What the runner prints: everything but the commands that register masks. */
export function spoken({ stdout, stderr, summary, outputs }: ActionRun): string {
  return [stdout.replaceAll(/^::add-mask::.*$/gm, ''), stderr, summary, JSON.stringify(outputs)].join('\n');
}
