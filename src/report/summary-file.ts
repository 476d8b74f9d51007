import { appendFileSync, statSync } from 'node:fs';

import { messageOf } from '../errors.ts';
import type { Logger } from '../logger.ts';

/**
 * Appends a summary to the file that the runner names in `GITHUB_STEP_SUMMARY`, at once, so that a cancelled
 * run has one too. A missing file costs the summary, never the release.
 */
export function appendSummary(
  markdown: string,
  file: string | undefined,
  logger: Pick<Logger, 'warning' | 'debug'>,
): void {
  if (file === undefined || file === '') {
    logger.debug('GITHUB_STEP_SUMMARY is not set: no job summary is written.');
    return;
  }
  try {
    // The runner makes the file; if it has not, no one would read one made here.
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) throw new Error('the file that GITHUB_STEP_SUMMARY names does not exist');
    // Writing to a FIFO would wait for its reader.
    if (!stats.isFile()) throw new Error('GITHUB_STEP_SUMMARY names something that is not a regular file');
    appendFileSync(file, markdown);
  } catch (error) {
    logger.warning(`No job summary: ${messageOf(error)}`);
  }
}
