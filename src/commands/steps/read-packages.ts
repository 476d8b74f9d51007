import { checkManifests } from '../../checks/packages/manifest-checks.ts';
import type { PackageFacts } from '../../packages/facts.ts';
import { findPackages } from '../../packages/find.ts';
import { formatBytes } from '../../text/format.ts';
import type { LocalRun } from '../run.ts';

/**
 * Step 2: finds the package files and reads each once.
 *
 * @throws ActionError if nothing matches, or a file is not what its name says
 */
export function readPackages(
  run: Pick<LocalRun, 'learn' | 'logger' | 'step' | 'tempDir' | 'workspace'>,
  globs: string,
): Promise<readonly PackageFacts[]> {
  const { learn, logger, step, tempDir, workspace } = run;
  return step('Packages', async () => {
    const paths = await findPackages({
      patterns: globs,
      workspace,
      allowedRoots: [workspace, tempDir],
      warn: (message) => logger.warning(message),
    });
    // Loaded when there is a file: the readers of zip and XML are half of what a run loads.
    const { inspectPackages } = await import('../../packages/inspect.ts');
    const packages = await inspectPackages(paths, { workspace, tempDir, check: checkManifests });
    learn('packages', packages);
    for (const each of packages) {
      const families = [...new Set(each.serves.map((offer) => `${offer.family} ${offer.minVersion}`))];
      logger.info(
        `${each.displayPath}: ${each.name} ${each.version}, ${each.architectures.join(' ')}, ${formatBytes(each.size)}`,
      );
      logger.info(`  for ${families.join(', ')}; SHA-256 ${each.sha256}`);
    }
    return packages;
  });
}
