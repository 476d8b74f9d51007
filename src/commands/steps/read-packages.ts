import type { PackageFacts } from '../../packages/facts.ts';
import { findPackages } from '../../packages/find.ts';
import { inspectPackages } from '../../packages/inspect.ts';
import { archiveName } from '../../packages/name.ts';
import { formatBytes } from '../../report/format.ts';
import { during, type Run } from '../run.ts';
import { given } from './find-target.ts';

/**
 * Step 2: finds the package files and reads each once.
 *
 * @throws ActionError where nothing matches, or a file is not what its name says
 */
export function readPackages(run: Run): Promise<readonly PackageFacts[]> {
  const { inputs, logger, record, tempDir, workspace } = run;
  return during(run, 'Packages', async () => {
    const paths = await findPackages({
      patterns: given(inputs.packages, 'packages'),
      workspace,
      allowedRoots: [workspace, tempDir],
      warn: (message) => logger.warning(message),
    });
    const packages = await inspectPackages(paths, { workspace, tempDir });
    record.files = packages.map((facts) => ({ facts, archiveName: archiveName(facts) }));
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
